SELECT
  that_day.fax_id, that_day.count AS arrivals_that_day,
  fax.sha256, fax.length, fax.state, fax.source, fax.arrivals,
  (SELECT count(*) FROM arrival AS other WHERE other.fax_id = that_day.fax_id) AS arrival_rows,
  (SELECT min(other.at) FROM arrival AS other WHERE other.fax_id = that_day.fax_id) = that_day.first_at AS first_that_day,
  (SELECT count(*) FROM audit WHERE audit.fax_id = that_day.fax_id AND audit.action IN ('received', 'arrived-again')) AS arrival_events,
  (SELECT coalesce(audit.details::jsonb ->> 'to', audit.details::jsonb ->> 'state') FROM audit
   WHERE audit.fax_id = that_day.fax_id AND coalesce(audit.details::jsonb ->> 'to', audit.details::jsonb ->> 'state') IS NOT NULL
   ORDER BY audit.number DESC LIMIT 1) AS last_step,
  (SELECT coalesce(json_agg(json_build_object('sha256', other.sha256, 'length', other.length)), '[]')::text FROM arrival AS other
   WHERE other.fax_id = that_day.fax_id AND other.at >= @from AND other.at < @to AND other.sha256 <> fax.sha256) AS other_bytes,
  jsonb_array_length(CASE jsonb_typeof(read_result.json::jsonb -> 'pages') WHEN 'array' THEN read_result.json::jsonb -> 'pages' END)::bigint AS pages_read,
  jsonb_array_length(CASE jsonb_typeof(read_result.json::jsonb -> 'parts') WHEN 'array' THEN read_result.json::jsonb -> 'parts' END)::bigint AS parts_read,
  (fax.delivery::jsonb ->> 'pages')::bigint AS pages_declared,
  (SELECT count(*) FROM verification WHERE verification.fax_id = that_day.fax_id) AS said,
  document.json AS document,
  (SELECT coalesce(json_agg(json_build_object('idempotencyKey', idempotency_key, 'referralId', referral_id, 'target', target, 'location', location, 'at', at)), '[]')::text
   FROM export_receipt WHERE export_receipt.fax_id = that_day.fax_id) AS receipts
FROM (
  SELECT fax_id, count(*) AS count, min(at) AS first_at
  FROM arrival WHERE at >= @from AND at < @to
  GROUP BY fax_id) AS that_day
LEFT JOIN fax ON fax.id = that_day.fax_id
LEFT JOIN read_result ON read_result.fax_id = that_day.fax_id
LEFT JOIN document ON document.fax_id = that_day.fax_id
ORDER BY that_day.fax_id;
