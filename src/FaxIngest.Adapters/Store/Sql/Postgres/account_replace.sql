UPDATE account
SET role = @role, password_hash = @passwordHash, key_hash = @keyHash, stamp = @stamp
WHERE name = @name;
