SELECT * FROM fax
WHERE (@state IS NULL OR state = @state) AND (@sha256 IS NULL OR sha256 = @sha256) AND (@after IS NULL OR id > @after)
ORDER BY id
LIMIT @limit;
