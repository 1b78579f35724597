CREATE TABLE IF NOT EXISTS schema_migration (
  name       TEXT NOT NULL PRIMARY KEY,
  applied_at TEXT NOT NULL
) STRICT;
