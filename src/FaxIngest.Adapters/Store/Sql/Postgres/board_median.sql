SELECT received_at FROM waiting ORDER BY received_at LIMIT 1 OFFSET @half;
