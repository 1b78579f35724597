SELECT kind, count(*) AS count FROM check_case WHERE state = 'waiting' AND kind <> 'Seed' GROUP BY kind;
