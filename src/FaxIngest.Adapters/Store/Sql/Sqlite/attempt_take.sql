INSERT INTO sign_in_attempt (bucket, count, since) VALUES (@bucket, 1, @now)
ON CONFLICT (bucket) DO UPDATE SET
  count = CASE WHEN sign_in_attempt.until > @now THEN sign_in_attempt.count + 1
               WHEN sign_in_attempt.until IS NOT NULL OR sign_in_attempt.since < @windowStart THEN 1
               ELSE sign_in_attempt.count + 1 END,
  since = CASE WHEN sign_in_attempt.until > @now THEN sign_in_attempt.since
               WHEN sign_in_attempt.until IS NOT NULL OR sign_in_attempt.since < @windowStart THEN @now
               ELSE sign_in_attempt.since END,
  until = CASE WHEN sign_in_attempt.until > @now THEN sign_in_attempt.until
               WHEN sign_in_attempt.until IS NULL AND sign_in_attempt.since >= @windowStart AND sign_in_attempt.count + 1 > @most THEN @blockedUntil
               ELSE NULL END
RETURNING count, until;
