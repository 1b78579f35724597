DELETE FROM sign_in_attempt WHERE bucket = @bucket;
