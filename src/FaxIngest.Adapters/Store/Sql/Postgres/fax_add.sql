INSERT INTO fax (id, sha256, identity, length, file_name, source, received_at, state, delivery, urgent, lane)
VALUES (@id, @sha256, @identity, @length, @fileName, @source, @receivedAt, 'Received', @delivery, @urgent, @lane);
