SELECT json FROM verification WHERE fax_id = @id ORDER BY number;
