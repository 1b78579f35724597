INSERT INTO machine_key (id, account, name, hash, scope, created_at, created_by, expires_at)
VALUES (@id, @account, @name, @hash, @scope, @createdAt, @createdBy, @expiresAt);
