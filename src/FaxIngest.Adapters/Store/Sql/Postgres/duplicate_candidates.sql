SELECT fax_id FROM duplicate_key
WHERE key = ANY(@keys) AND received_at >= @from AND received_at <= @to AND fax_id <> @id
GROUP BY fax_id
ORDER BY count(*) DESC, max(received_at) DESC, fax_id DESC
LIMIT @limit;
