-- By hour of UTC; the index holds these actions alone.
SELECT substr(at, 1, 13) AS hour, action, CASE WHEN actor = 'service' THEN 1 ELSE 0 END AS machine, count(*) AS count FROM audit
WHERE at >= @from AND at < @to AND action IN ('accepted', 'awaiting-verification', 'exported', 'set-aside', 'stuck', 'verified', 'read') GROUP BY substr(at, 1, 13), action, CASE WHEN actor = 'service' THEN 1 ELSE 0 END;
