DELETE FROM recovery_code WHERE account = @name;
