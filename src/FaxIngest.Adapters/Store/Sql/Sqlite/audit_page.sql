SELECT number, at, actor, action, fax_id, details FROM audit WHERE number > @after ORDER BY number LIMIT @limit;
