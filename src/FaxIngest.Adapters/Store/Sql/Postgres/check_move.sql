UPDATE check_case SET state = @state, supervisor = @supervisor, holder = @holder, held_until = @heldUntil WHERE id = @id AND state = 'waiting';
