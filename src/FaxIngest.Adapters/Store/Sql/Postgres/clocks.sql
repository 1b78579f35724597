-- A clock that was ahead and was put back leaves times that do not come for years: no lease and no wait is longer than the settings allow.
UPDATE fax
SET lease_ends = CASE WHEN lease_ends > @farthest THEN @farthest ELSE lease_ends END,
    not_before = CASE WHEN not_before > @farthest THEN @farthest ELSE not_before END
WHERE (lease_owner IS NOT NULL AND lease_ends > @farthest) OR (not_before IS NOT NULL AND not_before > @farthest);
