SELECT * FROM check_case WHERE id = @id;
