INSERT INTO trust_mark (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE trust_mark.value = @before;
