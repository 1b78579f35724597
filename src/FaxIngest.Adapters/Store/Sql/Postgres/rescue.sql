-- attempts was raised when the lease was taken: a fax that used them up goes to Stuck, the others back to the queue.
UPDATE fax
SET state = CASE WHEN attempts >= @maxAttempts THEN 'Stuck' ELSE state END,
    reasons = CASE WHEN attempts >= @maxAttempts THEN @stuckReasons ELSE @reasons END,
    lease_owner = NULL, lease_ends = NULL, version = version + 1
WHERE lease_owner IS NOT NULL AND lease_ends <= @now
RETURNING *;
