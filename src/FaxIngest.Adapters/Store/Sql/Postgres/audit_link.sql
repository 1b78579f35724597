UPDATE audit SET hash = @hash WHERE number = @number;
