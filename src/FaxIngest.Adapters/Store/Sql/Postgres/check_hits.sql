SELECT person, kind, count(*) AS count, CAST(sum(wrong) AS bigint) AS wrong FROM check_field
WHERE kind IN ('Seed', 'Planted') AND wrong IS NOT NULL AND person IS NOT NULL AND at < @before GROUP BY person, kind ORDER BY person, kind;
