UPDATE session SET last_seen = @lastSeen, address = @address WHERE id = @id AND ended_at IS NULL AND last_seen < @lastSeen;
