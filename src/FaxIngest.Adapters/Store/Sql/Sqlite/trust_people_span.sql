SELECT coalesce(min(number), 0) AS first, coalesce(max(number), 0) AS last FROM verification WHERE at >= @from;
