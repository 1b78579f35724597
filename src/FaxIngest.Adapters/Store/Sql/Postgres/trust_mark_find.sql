SELECT value FROM trust_mark WHERE name = @name;
