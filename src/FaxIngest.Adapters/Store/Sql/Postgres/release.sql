UPDATE fax
SET lease_owner = NULL, lease_ends = NULL, attempts = attempts - 1, version = version + 1
WHERE id = @id AND lease_owner = @owner
RETURNING *;
