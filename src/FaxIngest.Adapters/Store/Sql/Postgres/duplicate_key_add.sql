INSERT INTO duplicate_key (key, fax_id, received_at) VALUES (@key, @id, @receivedAt) ON CONFLICT DO NOTHING;
