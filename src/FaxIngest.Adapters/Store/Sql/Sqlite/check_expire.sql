UPDATE check_case SET state = 'dropped' WHERE state = 'waiting' AND kind = 'Seed' AND made_at < @before;
