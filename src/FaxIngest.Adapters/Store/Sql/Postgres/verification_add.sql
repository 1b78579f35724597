INSERT INTO verification (fax_id, person, at, json) VALUES (@id, @person, @at, @json);
