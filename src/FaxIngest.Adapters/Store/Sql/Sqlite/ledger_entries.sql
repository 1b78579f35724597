SELECT
  that_day.fax_id, that_day.count AS arrivals_that_day,
  fax.sha256, fax.length, fax.state, fax.source, fax.arrivals,
  (SELECT count(*) FROM arrival AS every WHERE every.fax_id = that_day.fax_id) AS arrival_rows,
  (SELECT min(every.at) FROM arrival AS every WHERE every.fax_id = that_day.fax_id) = that_day.first_at AS first_that_day,
  (SELECT count(*) FROM audit WHERE audit.fax_id = that_day.fax_id AND audit.action IN ('received', 'arrived-again')) AS arrival_events,
  (SELECT coalesce(json_extract(audit.details, '$.to'), json_extract(audit.details, '$.state')) FROM audit
   WHERE audit.fax_id = that_day.fax_id AND coalesce(json_extract(audit.details, '$.to'), json_extract(audit.details, '$.state')) IS NOT NULL
   ORDER BY audit.number DESC LIMIT 1) AS last_step,
  (SELECT json_group_array(json_object('sha256', other.sha256, 'length', other.length)) FROM arrival AS other
   WHERE other.fax_id = that_day.fax_id AND other.at >= @from AND other.at < @to AND other.sha256 <> fax.sha256) AS other_bytes,
  json_array_length(read_result.json, '$.pages') AS pages_read,
  json_array_length(read_result.json, '$.parts') AS parts_read,
  json_extract(fax.delivery, '$.pages') AS pages_declared,
  (SELECT count(*) FROM verification WHERE verification.fax_id = that_day.fax_id) AS said,
  document.json AS document,
  (SELECT json_group_array(json_object('idempotencyKey', idempotency_key, 'referralId', referral_id, 'target', target, 'location', location, 'at', at))
   FROM export_receipt WHERE export_receipt.fax_id = that_day.fax_id) AS receipts
FROM (
  SELECT fax_id, count(*) AS count, min(at) AS first_at
  FROM arrival WHERE at >= @from AND at < @to
  GROUP BY fax_id) AS that_day
LEFT JOIN fax ON fax.id = that_day.fax_id
LEFT JOIN read_result ON read_result.fax_id = that_day.fax_id
LEFT JOIN document ON document.fax_id = that_day.fax_id
ORDER BY that_day.fax_id;
