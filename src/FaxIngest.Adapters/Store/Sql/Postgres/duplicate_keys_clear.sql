DELETE FROM duplicate_key WHERE fax_id = @id;
