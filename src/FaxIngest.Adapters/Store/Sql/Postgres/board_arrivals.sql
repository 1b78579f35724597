SELECT substr(at, 1, 13) AS hour, action, 1 AS machine, count(*) AS count FROM audit
WHERE at >= @from AND at < @to AND action IN ('received', 'arrived-again') GROUP BY substr(at, 1, 13), action;
