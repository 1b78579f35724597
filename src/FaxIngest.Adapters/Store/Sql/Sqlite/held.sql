SELECT * FROM fax WHERE id = @id AND lease_owner = @owner;
