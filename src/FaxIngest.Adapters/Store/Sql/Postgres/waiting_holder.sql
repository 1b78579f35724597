SELECT CASE WHEN held_until > @now THEN holder END AS holder, held_until FROM waiting WHERE fax_id = @id FOR UPDATE;
