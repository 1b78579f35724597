INSERT INTO schema_migration (name, applied_at) VALUES (@name, @at);
