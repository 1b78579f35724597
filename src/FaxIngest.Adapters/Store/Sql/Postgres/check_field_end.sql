UPDATE check_field SET wrong = @wrong, person = @person, at = @at WHERE check_id = @id AND path = @path AND kind = @kind;
