SELECT fax.*, document.json AS document
FROM fax LEFT JOIN document ON document.fax_id = fax.id
WHERE fax.state IN ('AwaitingVerification', 'Stuck') AND (@state::text IS NULL OR fax.state = @state)
  AND (@formType::text IS NULL OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(document.json::jsonb -> 'referrals') AS referral
    WHERE referral -> 'form' ->> 'type' = @formType))
ORDER BY fax.due_by IS NULL, fax.due_by, fax.received_at, fax.id
LIMIT @limit;
