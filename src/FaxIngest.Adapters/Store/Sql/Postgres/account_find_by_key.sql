SELECT * FROM account WHERE key_hash = @keyHash;
