SELECT check_case.*, (SELECT count(*) FROM check_answer WHERE check_answer.check_id = check_case.id) AS answers FROM check_case WHERE id = @id;
