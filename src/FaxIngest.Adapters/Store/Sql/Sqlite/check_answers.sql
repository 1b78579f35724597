SELECT json FROM check_answer WHERE check_id = @id ORDER BY number;
