-- A chain of hashes through the audit. Events that are here already are linked by the program, which then makes the triggers of audit_guard.sql.
-- Numbers are given by the program, under the lock of the chain: an identity's would have gaps and come in another order than the commits.
DROP TRIGGER audit_is_not_changed ON audit;
ALTER TABLE audit ALTER COLUMN number DROP IDENTITY;
ALTER TABLE audit ADD COLUMN hash text COLLATE "C";
CREATE INDEX audit_of_persons ON audit (actor, number) WHERE actor <> 'service';
