INSERT INTO blind_wait (fax_id, person) VALUES (@id, @person);
