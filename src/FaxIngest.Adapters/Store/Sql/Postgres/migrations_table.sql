CREATE TABLE IF NOT EXISTS schema_migration (
  name       text COLLATE "C" NOT NULL PRIMARY KEY,
  applied_at text NOT NULL
);

-- Writes, though it changes nothing: a database that cannot be written is to be known at the start and not at the first fax. Beginning to write and making tables that are there prove nothing.
UPDATE schema_migration SET applied_at = applied_at;
