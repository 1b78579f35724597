-- People: sessions, keys for programs, second factors, sign-in attempts; and the settings of the last start.
ALTER TABLE account ADD COLUMN password_temporary bigint NOT NULL DEFAULT 0; -- to be changed at the next sign-in
ALTER TABLE account ADD COLUMN origin text COLLATE "C";                      -- who vouches for it when there is no password here: proxy, oidc
ALTER TABLE account ADD COLUMN disabled_at text COLLATE "C";                 -- locked by an administrator
ALTER TABLE account ADD COLUMN totp_secret text COLLATE "C";                 -- protected with the keys of the data folder
ALTER TABLE account ADD COLUMN totp_step bigint NOT NULL DEFAULT 0;          -- of the last code used: no code works twice

CREATE TABLE recovery_code (
  account text COLLATE "C" NOT NULL,
  hash    text COLLATE "C" NOT NULL,
  used_at text COLLATE "C",
  PRIMARY KEY (account, hash)
);

CREATE TABLE session (
  id         text COLLATE "C" NOT NULL PRIMARY KEY,                  -- SHA-256 of what the cookie carries
  account    text COLLATE "C" NOT NULL,
  stage      text COLLATE "C" NOT NULL CHECK (stage IN ('Full', 'Code', 'Password', 'Enroll')),
  origin     text COLLATE "C" NOT NULL,                              -- password, oidc
  created_at text COLLATE "C" NOT NULL,
  last_seen  text COLLATE "C" NOT NULL,
  address    text COLLATE "C" NOT NULL,
  agent      text COLLATE "C" NOT NULL,
  ended_at   text COLLATE "C",
  ended_why  text COLLATE "C"
);

CREATE INDEX session_by_account ON session (account, created_at);

CREATE TABLE machine_key (
  id         text COLLATE "C" NOT NULL PRIMARY KEY,
  account    text COLLATE "C" NOT NULL,
  name       text COLLATE "C" NOT NULL,
  hash       text COLLATE "C" NOT NULL UNIQUE,                       -- SHA-256 of the key
  scope      text COLLATE "C" NOT NULL CHECK (scope IN ('Upload', 'Read', 'All')),
  created_at text COLLATE "C" NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C",
  last_used  text COLLATE "C",
  revoked_at text COLLATE "C"
);

CREATE INDEX machine_key_by_account ON machine_key (account, created_at);

INSERT INTO machine_key (id, account, name, hash, scope, created_at, created_by)
SELECT 'k-' || name, name, 'earlier key', key_hash, 'All', '2026-01-01T00:00:00.0000000Z', 'command-line' FROM account WHERE key_hash IS NOT NULL;

ALTER TABLE account DROP COLUMN key_hash;
ALTER TABLE account DROP COLUMN failed_sign_ins;
ALTER TABLE account DROP COLUMN locked_until;

CREATE TABLE sign_in_attempt (
  bucket text COLLATE "C"    NOT NULL PRIMARY KEY,                   -- hash of a name, a device, an address
  count  bigint NOT NULL,
  since  text COLLATE "C"    NOT NULL,
  until  text COLLATE "C"                                            -- blocked until then
);

CREATE TABLE setting_seen (
  node  text COLLATE "C" NOT NULL,
  key   text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,                                   -- of secrets the hash alone
  PRIMARY KEY (node, key)
);
