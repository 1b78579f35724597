UPDATE waiting SET holder = @person, held_until = @until WHERE fax_id = @id;
