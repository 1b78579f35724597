SELECT count(*) FROM audit WHERE action IN ('received', 'arrived-again') AND at >= @from AND at < @to;
