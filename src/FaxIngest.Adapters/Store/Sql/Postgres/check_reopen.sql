UPDATE check_case SET state = 'waiting', holder = NULL, held_until = NULL WHERE id = @id AND kind = 'Seed' AND state <> 'dropped';
