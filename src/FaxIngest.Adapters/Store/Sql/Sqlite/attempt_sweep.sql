DELETE FROM sign_in_attempt WHERE since < @before AND (until IS NULL OR until < @before);
