INSERT INTO account (name, role, password_hash, key_hash, stamp)
VALUES (@name, @role, @passwordHash, @keyHash, @stamp)
ON CONFLICT (name) DO NOTHING;
