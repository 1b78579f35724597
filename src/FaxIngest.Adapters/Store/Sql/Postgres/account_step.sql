UPDATE account SET totp_step = @step WHERE name = @name AND totp_step < @step;
