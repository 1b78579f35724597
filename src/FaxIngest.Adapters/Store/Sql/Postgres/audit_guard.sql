ALTER TABLE audit ALTER COLUMN hash SET NOT NULL;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE FUNCTION audit_is_linked() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit) THEN RAISE EXCEPTION 'audit is append-only: an event is linked to the one before it'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_is_linked BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_linked();
