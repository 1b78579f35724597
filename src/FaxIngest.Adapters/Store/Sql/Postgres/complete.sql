UPDATE fax
SET state = @state, attempts = @attempts, not_before = @notBefore, lease_owner = NULL, lease_ends = NULL,
    reasons = @reasons, due_by = COALESCE(@dueBy, due_by), version = version + 1
WHERE id = @id AND lease_owner = @owner;
