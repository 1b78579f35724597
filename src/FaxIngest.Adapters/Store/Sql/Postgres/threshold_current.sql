SELECT json FROM threshold_change WHERE number IN (SELECT max(number) FROM threshold_change GROUP BY family);
