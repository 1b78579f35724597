CREATE TABLE account (
  name            text COLLATE "C"    NOT NULL PRIMARY KEY,
  role            text COLLATE "C"    NOT NULL CHECK (role IN ('Verifier', 'Supervisor', 'Admin', 'Auditor')),
  password_hash   text COLLATE "C",
  key_hash        text COLLATE "C"    UNIQUE,
  failed_sign_ins bigint NOT NULL DEFAULT 0,
  locked_until    text COLLATE "C",
  stamp           text COLLATE "C"    NOT NULL
);
