CREATE TABLE account (
  name            TEXT    NOT NULL PRIMARY KEY,
  role            TEXT    NOT NULL CHECK (role IN ('Verifier', 'Supervisor', 'Admin', 'Auditor')),
  password_hash   TEXT,
  key_hash        TEXT    UNIQUE,
  failed_sign_ins INTEGER NOT NULL DEFAULT 0,
  locked_until    TEXT,
  stamp           TEXT    NOT NULL
) STRICT;
