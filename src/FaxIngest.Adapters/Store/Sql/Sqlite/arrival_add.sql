INSERT INTO arrival (source_key, fax_id, file_name, source, at) VALUES (@sourceKey, @id, @fileName, @source, @at);
