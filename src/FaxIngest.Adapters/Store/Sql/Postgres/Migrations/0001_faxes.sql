-- Times are ISO 8601 text in UTC with seven decimals and a Z: they sort as text, whatever the database's own collation is. JSON columns are the model's own shapes,
-- as text: jsonb would forget the order of the fields, which is that of the form.

CREATE TABLE fax (
  id          text COLLATE "C"    NOT NULL PRIMARY KEY,           -- sorts by arrival
  sha256      text COLLATE "C"    NOT NULL UNIQUE,                -- the same bytes again are another arrival, not another fax
  length      bigint NOT NULL,
  file_name   text COLLATE "C"    NOT NULL,
  source      text COLLATE "C"    NOT NULL,
  received_at text COLLATE "C"    NOT NULL,                       -- at the source: fax server, mailbox
  state       text COLLATE "C"    NOT NULL CHECK (state IN ('Received', 'Read', 'Accepted', 'AwaitingVerification', 'Exported', 'SetAside', 'Stuck')),
  attempts    bigint NOT NULL DEFAULT 0,
  not_before  text COLLATE "C",
  lease_owner text COLLATE "C",
  lease_ends  text COLLATE "C",
  version     bigint NOT NULL DEFAULT 1,
  reasons     text COLLATE "C"    NOT NULL DEFAULT '[]',
  due_by      text COLLATE "C",
  arrivals    bigint NOT NULL DEFAULT 1,
  CHECK ((lease_owner IS NULL) = (lease_ends IS NULL)),
  CHECK (lease_owner IS NULL OR state IN ('Received', 'Read', 'Accepted'))
);

CREATE INDEX fax_by_state ON fax (state, id);
CREATE INDEX fax_by_lease ON fax (lease_ends) WHERE lease_owner IS NOT NULL;

CREATE TABLE arrival (
  source_key text COLLATE "C" NOT NULL PRIMARY KEY,
  fax_id     text COLLATE "C" NOT NULL REFERENCES fax (id),
  file_name  text COLLATE "C" NOT NULL,
  source     text COLLATE "C" NOT NULL,
  at         text COLLATE "C" NOT NULL
);

CREATE INDEX arrival_by_fax ON arrival (fax_id);

CREATE TABLE read_result (
  fax_id text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES fax (id),
  json   text COLLATE "C" NOT NULL
);

CREATE TABLE document (
  fax_id text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES fax (id),
  json   text COLLATE "C" NOT NULL
);

CREATE TABLE verification (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fax_id text COLLATE "C" NOT NULL REFERENCES fax (id),
  person text COLLATE "C" NOT NULL,
  at     text COLLATE "C" NOT NULL,
  json   text COLLATE "C" NOT NULL
);

CREATE INDEX verification_by_fax ON verification (fax_id, number);

CREATE TABLE export_receipt (
  idempotency_key text COLLATE "C" NOT NULL PRIMARY KEY,
  fax_id          text COLLATE "C" NOT NULL REFERENCES fax (id),
  referral_id     text COLLATE "C" NOT NULL,
  target          text COLLATE "C" NOT NULL,
  location        text COLLATE "C" NOT NULL,
  at              text COLLATE "C" NOT NULL
);

CREATE INDEX export_receipt_by_fax ON export_receipt (fax_id);

CREATE TABLE audit (
  number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      text COLLATE "C" NOT NULL,
  actor   text COLLATE "C" NOT NULL,
  action  text COLLATE "C" NOT NULL,
  fax_id  text COLLATE "C",                                       -- no reference: the history outlives the fax
  details text COLLATE "C" NOT NULL
);

CREATE INDEX audit_by_fax ON audit (fax_id, number);

CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER verification_is_not_changed BEFORE UPDATE ON verification FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
