INSERT INTO fax (id, sha256, length, file_name, source, received_at, state)
VALUES (@id, @sha256, @length, @fileName, @source, @receivedAt, 'Received');
