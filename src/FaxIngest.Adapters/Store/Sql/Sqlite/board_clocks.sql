SELECT CAST(coalesce(sum(CASE WHEN clock_ends < @now THEN 1 ELSE 0 END), 0) AS bigint) AS overdue,
  CAST(coalesce(sum(CASE WHEN clock_ends >= @now AND clock_ends <= @today THEN 1 ELSE 0 END), 0) AS bigint) AS today,
  CAST(coalesce(sum(CASE WHEN clock_ends > @today AND clock_ends <= @tomorrow AND clock_ends >= @now THEN 1 ELSE 0 END), 0) AS bigint) AS tomorrow,
  CAST(coalesce(sum(CASE WHEN clock_ends > @tomorrow AND clock_ends < '9999' THEN 1 ELSE 0 END), 0) AS bigint) AS later,
  CAST(coalesce(sum(CASE WHEN clock_ends >= '9999' THEN 1 ELSE 0 END), 0) AS bigint) AS none,
  min(received_at) AS oldest, count(*) AS count
FROM waiting;
