INSERT INTO read_result (fax_id, json) VALUES (@id, @json) ON CONFLICT (fax_id) DO UPDATE SET json = excluded.json;
