UPDATE machine_key SET revoked_at = @now WHERE id = @id AND account = @account AND revoked_at IS NULL;
