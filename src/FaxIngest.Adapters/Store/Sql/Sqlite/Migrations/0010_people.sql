-- People: sessions, keys for programs, second factors, sign-in attempts; and the settings of the last start.
CREATE TABLE account_now (
  name               TEXT    NOT NULL PRIMARY KEY,
  role               TEXT    NOT NULL CHECK (role IN ('Verifier', 'Supervisor', 'Admin', 'Auditor')),
  password_hash      TEXT,
  password_temporary INTEGER NOT NULL DEFAULT 0,         -- to be changed at the next sign-in
  origin             TEXT,                               -- who vouches for it when there is no password here: proxy, oidc
  disabled_at        TEXT,                               -- locked by an administrator
  totp_secret        TEXT,                               -- protected with the keys of the data folder
  totp_step          INTEGER NOT NULL DEFAULT 0,         -- of the last code used: no code works twice
  stamp              TEXT    NOT NULL                    -- changes with every change
) STRICT;

INSERT INTO account_now (name, role, password_hash, stamp) SELECT name, role, password_hash, stamp FROM account;

CREATE TABLE recovery_code (
  account TEXT NOT NULL,
  hash    TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id         TEXT NOT NULL PRIMARY KEY,                  -- SHA-256 of what the cookie carries
  account    TEXT NOT NULL,
  stage      TEXT NOT NULL CHECK (stage IN ('Full', 'Code', 'Password', 'Enroll')),
  origin     TEXT NOT NULL,                              -- password, oidc
  created_at TEXT NOT NULL,
  last_seen  TEXT NOT NULL,
  address    TEXT NOT NULL,
  agent      TEXT NOT NULL,
  ended_at   TEXT,
  ended_why  TEXT
) STRICT;

CREATE INDEX session_by_account ON session (account, created_at);

CREATE TABLE machine_key (
  id         TEXT NOT NULL PRIMARY KEY,
  account    TEXT NOT NULL,
  name       TEXT NOT NULL,
  hash       TEXT NOT NULL UNIQUE,                       -- SHA-256 of the key
  scope      TEXT NOT NULL CHECK (scope IN ('Upload', 'Read', 'All')),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT,
  last_used  TEXT,
  revoked_at TEXT
) STRICT;

CREATE INDEX machine_key_by_account ON machine_key (account, created_at);

INSERT INTO machine_key (id, account, name, hash, scope, created_at, created_by)
SELECT 'k-' || name, name, 'earlier key', key_hash, 'All', '2026-01-01T00:00:00.0000000Z', 'command-line' FROM account WHERE key_hash IS NOT NULL;

DROP TABLE account;
ALTER TABLE account_now RENAME TO account;

CREATE TABLE sign_in_attempt (
  bucket TEXT    NOT NULL PRIMARY KEY,                   -- hash of a name, a device, an address
  count  INTEGER NOT NULL,
  since  TEXT    NOT NULL,
  until  TEXT                                            -- blocked until then
) STRICT;

CREATE TABLE setting_seen (
  node  TEXT NOT NULL,
  key   TEXT NOT NULL,
  value TEXT NOT NULL,                                   -- of secrets the hash alone
  PRIMARY KEY (node, key)
) STRICT, WITHOUT ROWID;
