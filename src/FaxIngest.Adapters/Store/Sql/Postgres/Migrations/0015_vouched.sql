-- Persons of an OpenID Connect issuer, start passwords that end, and when a person last proved who they are.
ALTER TABLE account ADD COLUMN subject TEXT;        -- who this is at the issuer: names may be given to another person there, this never is
ALTER TABLE account ADD COLUMN password_until TEXT; -- a password given by an administrator opens nothing after this
ALTER TABLE session ADD COLUMN proved_at TEXT;      -- null: at its beginning

CREATE UNIQUE INDEX account_of_subject ON account (subject) WHERE subject IS NOT NULL;
