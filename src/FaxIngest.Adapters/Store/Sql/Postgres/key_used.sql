UPDATE machine_key SET last_used = @now WHERE id = @id AND (last_used IS NULL OR last_used < @now);
