SELECT number, fax_id FROM verification WHERE number >= @from AND person <> @person ORDER BY number LIMIT @limit;
