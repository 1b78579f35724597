UPDATE check_case SET holder = NULL, held_until = NULL WHERE id = @id AND holder = @person;
