UPDATE session SET proved_at = @now WHERE id = @id AND account = @account AND ended_at IS NULL AND stage = 'Full';
