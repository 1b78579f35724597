INSERT INTO ledger (day, at, json) VALUES (@day, @at, @json) ON CONFLICT (day) DO UPDATE SET at = excluded.at, json = excluded.json;
