DELETE FROM waiting WHERE fax_id = @id;
