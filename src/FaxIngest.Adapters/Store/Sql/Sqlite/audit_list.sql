SELECT number, at, actor, action, fax_id, details, hash
FROM audit
WHERE number < @before AND number >= @first AND number <= @last
  AND (@actor IS NULL OR actor = @actor)
  AND (@faxId IS NULL OR fax_id = @faxId)
  AND (@action IS NULL OR action = @action)
  AND (@mention IS NULL OR instr(details, @mention) > 0)
  AND (@from IS NULL OR at >= @from)
  AND (@to IS NULL OR at < @to)
ORDER BY number DESC
LIMIT @limit;
