UPDATE waiting SET holder = NULL, held_until = NULL WHERE fax_id = @id AND holder = @person;
