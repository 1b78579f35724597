SELECT number, at, actor, action, fax_id, details, hash
FROM audit
WHERE action = @action AND number < @before AND number >= @first AND number <= @last
  AND (@actor::text IS NULL OR actor = @actor)
  AND (@faxId::text IS NULL OR fax_id = @faxId)
  AND (@action::text IS NULL OR action = @action)
  AND (@mention::text IS NULL OR strpos(details, @mention) > 0)
  AND (@from::text IS NULL OR at >= @from)
  AND (@to::text IS NULL OR at < @to)
ORDER BY number DESC
LIMIT @limit;
