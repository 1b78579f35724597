UPDATE fax SET arrivals = arrivals + 1 WHERE id = @id;
