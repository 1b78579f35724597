UPDATE check_field SET wrong = NULL, person = NULL, at = NULL WHERE check_id = @id;
