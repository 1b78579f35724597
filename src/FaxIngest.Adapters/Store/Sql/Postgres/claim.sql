-- One statement: no two callers, on whatever node, come away with the same fax, and none waits for another. The attempt is counted before the work, so that a crash costs it.
-- Urgent work first, then the lane whose turn it is, then the oldest; when it is the oldest's turn, that one alone. COALESCE stops at the first it finds.
UPDATE fax
SET lease_owner = @owner, lease_ends = @ends, attempts = attempts + 1, not_before = NULL, version = version + 1
WHERE id = COALESCE(
  (SELECT id FROM fax
   WHERE NOT @oldest AND state = @state AND lease_owner IS NULL AND urgent AND (not_before IS NULL OR not_before <= @now)
   ORDER BY id
   LIMIT 1
   FOR UPDATE SKIP LOCKED),
  (SELECT id FROM fax
   WHERE NOT @oldest AND state = @state AND lease_owner IS NULL AND lane = @lane AND (not_before IS NULL OR not_before <= @now)
   ORDER BY id
   LIMIT 1
   FOR UPDATE SKIP LOCKED),
  (SELECT id FROM fax
   WHERE state = @state AND lease_owner IS NULL AND (not_before IS NULL OR not_before <= @now)
   ORDER BY id
   LIMIT 1
   FOR UPDATE SKIP LOCKED))
RETURNING *;
