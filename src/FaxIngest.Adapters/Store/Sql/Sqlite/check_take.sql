UPDATE check_case SET holder = @person, held_until = @until WHERE id = @id AND state = 'waiting';
