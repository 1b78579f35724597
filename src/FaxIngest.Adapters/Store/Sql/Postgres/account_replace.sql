UPDATE account
SET role = @role, password_hash = @passwordHash, password_temporary = @passwordTemporary, password_until = @passwordUntil, origin = @origin, subject = @subject, disabled_at = @disabledAt, totp_secret = @totpSecret, totp_step = @totpStep, stamp = @newStamp
WHERE name = @name AND stamp = @stamp;
