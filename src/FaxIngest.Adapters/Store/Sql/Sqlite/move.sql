UPDATE fax
SET state = @state, attempts = 0, not_before = @notBefore, reasons = @reasons, due_by = COALESCE(@dueBy, due_by), duplicate_of = @duplicateOf, version = version + 1
WHERE id = @id AND version = @version;
