SELECT json FROM document WHERE fax_id = @id;
