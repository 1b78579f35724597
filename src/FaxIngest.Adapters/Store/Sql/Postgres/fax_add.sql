INSERT INTO fax (id, sha256, identity, length, file_name, source, received_at, state)
VALUES (@id, @sha256, @identity, @length, @fileName, @source, @receivedAt, 'Received');
