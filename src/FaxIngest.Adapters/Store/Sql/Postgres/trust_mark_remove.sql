DELETE FROM trust_mark WHERE name = @name;
