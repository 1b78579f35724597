SELECT fax.*, document.json AS document
FROM fax LEFT JOIN document ON document.fax_id = fax.id
WHERE fax.state IN ('AwaitingVerification', 'Stuck') AND (@state IS NULL OR fax.state = @state)
  AND (@formType IS NULL OR EXISTS (
    SELECT 1 FROM json_each(document.json, '$.referrals') AS referral
    WHERE json_extract(referral.value, '$.form.type') = @formType))
ORDER BY fax.due_by IS NULL, fax.due_by, fax.received_at, fax.id
LIMIT @limit;
