SELECT json FROM ledger WHERE day = @day;
