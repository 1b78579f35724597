UPDATE fax SET arrivals = arrivals + 1, urgent = urgent OR @urgent WHERE id = @id;
