SELECT json FROM read_result WHERE fax_id = @id;
