-- Times are ISO 8601 text in UTC with seven decimals and a Z: they sort as text. JSON columns are the model's own shapes.

CREATE TABLE fax (
  id          TEXT    NOT NULL PRIMARY KEY,           -- sorts by arrival
  sha256      TEXT    NOT NULL UNIQUE,                -- the same bytes again are another arrival, not another fax
  length      INTEGER NOT NULL,
  file_name   TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  received_at TEXT    NOT NULL,                       -- at the source: fax server, mailbox
  state       TEXT    NOT NULL CHECK (state IN ('Received', 'Read', 'Accepted', 'AwaitingVerification', 'Exported', 'SetAside', 'Stuck')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  not_before  TEXT,
  lease_owner TEXT,
  lease_ends  TEXT,
  version     INTEGER NOT NULL DEFAULT 1,
  reasons     TEXT    NOT NULL DEFAULT '[]',
  due_by      TEXT,
  arrivals    INTEGER NOT NULL DEFAULT 1,
  CHECK ((lease_owner IS NULL) = (lease_ends IS NULL)),
  CHECK (lease_owner IS NULL OR state IN ('Received', 'Read', 'Accepted'))
) STRICT;

CREATE INDEX fax_by_state ON fax (state, id);
CREATE INDEX fax_by_lease ON fax (lease_ends) WHERE lease_owner IS NOT NULL;

CREATE TABLE arrival (
  source_key TEXT NOT NULL PRIMARY KEY,
  fax_id     TEXT NOT NULL REFERENCES fax (id),
  file_name  TEXT NOT NULL,
  source     TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;

CREATE INDEX arrival_by_fax ON arrival (fax_id);

CREATE TABLE read_result (
  fax_id TEXT NOT NULL PRIMARY KEY REFERENCES fax (id),
  json   TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  fax_id TEXT NOT NULL PRIMARY KEY REFERENCES fax (id),
  json   TEXT NOT NULL
) STRICT;

CREATE TABLE verification (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  fax_id TEXT NOT NULL REFERENCES fax (id),
  person TEXT NOT NULL,
  at     TEXT NOT NULL,
  json   TEXT NOT NULL
) STRICT;

CREATE INDEX verification_by_fax ON verification (fax_id, number);

CREATE TABLE export_receipt (
  idempotency_key TEXT NOT NULL PRIMARY KEY,
  fax_id          TEXT NOT NULL REFERENCES fax (id),
  referral_id     TEXT NOT NULL,
  target          TEXT NOT NULL,
  location        TEXT NOT NULL,
  at              TEXT NOT NULL
) STRICT;

CREATE INDEX export_receipt_by_fax ON export_receipt (fax_id);

CREATE TABLE audit (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  at      TEXT NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  fax_id  TEXT,                                       -- no reference: the history outlives the fax
  details TEXT NOT NULL
) STRICT;

CREATE INDEX audit_by_fax ON audit (fax_id, number);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER verification_is_not_changed BEFORE UPDATE ON verification BEGIN SELECT RAISE(ABORT, 'verifications are append-only'); END;
