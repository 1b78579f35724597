SELECT id FROM fax
WHERE id LIKE @part ESCAPE '\' OR lower(file_name) LIKE @part ESCAPE '\'
ORDER BY id DESC
LIMIT @limit;
