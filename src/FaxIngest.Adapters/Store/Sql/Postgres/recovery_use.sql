UPDATE recovery_code SET used_at = @now WHERE account = @name AND hash = @hash AND used_at IS NULL;
