SELECT number FROM audit WHERE at < @at ORDER BY at DESC LIMIT 1;
