UPDATE session SET ended_at = @now, ended_why = @why WHERE account = @account AND ended_at IS NULL AND id <> @but;
