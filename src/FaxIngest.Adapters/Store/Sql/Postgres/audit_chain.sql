SELECT number, at, actor, action, fax_id, details, hash FROM audit ORDER BY number;
