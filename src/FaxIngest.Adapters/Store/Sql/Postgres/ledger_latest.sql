SELECT json FROM ledger ORDER BY day DESC LIMIT @limit;
