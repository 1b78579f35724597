SELECT person, count(*) AS cases, CAST(sum(confirmed) AS bigint) AS confirmed, CAST(sum(corrected) AS bigint) AS corrected, CAST(sum(keys) AS bigint) AS keys, CAST(sum(milliseconds) AS bigint) AS milliseconds
FROM desk_work WHERE at >= @from GROUP BY person ORDER BY person;
