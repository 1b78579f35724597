INSERT INTO check_answer (check_id, number, person, at, json) VALUES (@id, @number, @person, @at, @json) ON CONFLICT (check_id, number) DO NOTHING;
