SELECT state, count(*) AS count FROM fax GROUP BY state;
