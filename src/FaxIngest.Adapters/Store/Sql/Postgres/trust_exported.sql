SELECT number, fax_id FROM audit WHERE number > @after AND number <= @head AND action = 'exported' ORDER BY number LIMIT @limit;
