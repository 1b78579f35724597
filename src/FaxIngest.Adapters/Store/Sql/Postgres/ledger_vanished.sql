SELECT DISTINCT audit.fax_id
FROM audit
WHERE audit.action IN ('received', 'arrived-again') AND audit.at >= @from AND audit.at < @to
  AND NOT EXISTS (SELECT 1 FROM arrival WHERE arrival.fax_id = audit.fax_id)
ORDER BY audit.fax_id;
