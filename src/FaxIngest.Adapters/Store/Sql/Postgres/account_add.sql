INSERT INTO account (name, role, password_hash, password_temporary, origin, disabled_at, totp_secret, totp_step, stamp)
VALUES (@name, @role, @passwordHash, @passwordTemporary, @origin, @disabledAt, @totpSecret, @totpStep, @stamp)
ON CONFLICT (name) DO NOTHING;
