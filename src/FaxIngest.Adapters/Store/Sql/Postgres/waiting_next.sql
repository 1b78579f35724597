-- One statement: no two persons come away with the same case.
UPDATE waiting
SET holder = @person, held_until = @until
WHERE fax_id = (
  SELECT waiting.fax_id FROM waiting
  WHERE (waiting.holder IS NULL OR waiting.holder = @person OR waiting.held_until <= @now) AND waiting.fax_id <> @except AND (@state::text IS NULL OR waiting.state = @state) AND (@form::text IS NULL OR waiting.forms LIKE @form) AND (@reason::text IS NULL OR waiting.reasons LIKE @reason)
    AND (@channel::text IS NULL OR waiting.channel = @channel) AND (@receivedFrom::text IS NULL OR waiting.received_at >= @receivedFrom)
    AND (@receivedBefore::text IS NULL OR waiting.received_at < @receivedBefore)
    AND NOT EXISTS (SELECT 1 FROM blind_wait WHERE blind_wait.fax_id = waiting.fax_id AND (blind_wait.person = @person OR blind_wait.person = '' AND NOT @supervisor::boolean))
  ORDER BY waiting.clock_ends, waiting.received_at, waiting.fax_id
  LIMIT 1
  FOR UPDATE SKIP LOCKED)
RETURNING fax_id;
