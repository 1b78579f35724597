INSERT INTO fax (id, sha256, length, file_name, source, state)
VALUES (@id, @sha256, @length, @fileName, @source, 'Received');
