SELECT * FROM fax WHERE id = @id;
