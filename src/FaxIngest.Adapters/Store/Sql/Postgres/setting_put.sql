INSERT INTO setting_seen (node, key, value) VALUES (@node, @key, @value) ON CONFLICT (node, key) DO UPDATE SET value = excluded.value;
