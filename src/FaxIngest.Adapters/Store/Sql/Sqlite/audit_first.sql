SELECT number FROM audit WHERE at >= @at ORDER BY at LIMIT 1;
