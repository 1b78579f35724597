DELETE FROM blind_wait WHERE fax_id = @id;
