UPDATE acknowledgement SET attempts = attempts + 1, not_before = @until
WHERE fax_id = (
  SELECT fax_id FROM acknowledgement WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= @now)
  ORDER BY fax_id LIMIT 1
  FOR UPDATE SKIP LOCKED)
RETURNING fax_id AS id, recipient, in_reply_to, received_at;
