SELECT * FROM audit WHERE fax_id = @id ORDER BY number;
