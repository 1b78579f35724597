INSERT INTO account (name, role, password_hash, password_temporary, password_until, origin, subject, disabled_at, totp_secret, totp_step, stamp)
VALUES (@name, @role, @passwordHash, @passwordTemporary, @passwordUntil, @origin, @subject, @disabledAt, @totpSecret, @totpStep, @stamp)
ON CONFLICT DO NOTHING;
