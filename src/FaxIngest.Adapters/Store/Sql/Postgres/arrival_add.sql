INSERT INTO arrival (source_key, fax_id, file_name, source, at, sha256, length, mail) VALUES (@sourceKey, @id, @fileName, @source, @at, @sha256, @length, @mail);
