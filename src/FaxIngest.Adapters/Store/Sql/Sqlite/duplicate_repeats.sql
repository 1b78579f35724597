SELECT id FROM fax WHERE duplicate_of = @id ORDER BY id;
