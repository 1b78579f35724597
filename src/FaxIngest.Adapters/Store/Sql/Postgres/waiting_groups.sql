SELECT state, forms, reasons AS codes, channel, substr(received_at, 1, 13) AS hour, CASE WHEN held_until > @now THEN holder END AS holder, count(*) AS count
FROM waiting
GROUP BY 1, 2, 3, 4, 5, 6;
