INSERT INTO recovery_code (account, hash) VALUES (@name, @hash);
