CREATE TABLE IF NOT EXISTS schema_migration (
  name       text COLLATE "C" NOT NULL PRIMARY KEY,
  applied_at text NOT NULL
);
