UPDATE session SET ended_at = @now, ended_why = @why WHERE id = @id AND ended_at IS NULL;
