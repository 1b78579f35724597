UPDATE fax SET arrivals = arrivals + 1, urgent = max(urgent, @urgent) WHERE id = @id;
