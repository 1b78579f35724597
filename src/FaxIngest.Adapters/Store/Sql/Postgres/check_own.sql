SELECT id FROM check_case WHERE person = @person AND state = 'waiting' AND kind = 'Seed' ORDER BY id;
