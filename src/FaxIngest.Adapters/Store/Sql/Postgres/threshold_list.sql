SELECT json FROM threshold_change ORDER BY number DESC LIMIT @limit;
