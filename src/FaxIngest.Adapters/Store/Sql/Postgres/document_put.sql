INSERT INTO document (fax_id, json) VALUES (@id, @json) ON CONFLICT (fax_id) DO UPDATE SET json = excluded.json;
