SELECT count(*) FROM recovery_code WHERE account = @name AND used_at IS NULL;
