SELECT * FROM export_receipt WHERE fax_id = @id ORDER BY at, idempotency_key;
