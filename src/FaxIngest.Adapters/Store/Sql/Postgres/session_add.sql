INSERT INTO session (id, account, stage, origin, created_at, last_seen, address, agent)
VALUES (@id, @account, @stage, @origin, @createdAt, @lastSeen, @address, @agent);
