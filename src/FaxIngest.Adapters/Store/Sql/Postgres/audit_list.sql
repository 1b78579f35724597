SELECT number, at, actor, action, fax_id, details, hash
FROM audit
WHERE number < @before
  AND (@actor::text IS NULL OR actor = @actor)
  AND (@faxId::text IS NULL OR fax_id = @faxId)
  AND (@action::text IS NULL OR action = @action)
  AND (@from::text IS NULL OR at >= @from)
  AND (@to::text IS NULL OR at < @to)
ORDER BY number DESC
LIMIT @limit;
