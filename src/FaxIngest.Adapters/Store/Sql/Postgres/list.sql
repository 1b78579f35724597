SELECT * FROM fax
WHERE (@state::text IS NULL OR state = @state) AND (@sha256::text IS NULL OR sha256 = @sha256) AND (@after::text IS NULL OR id > @after)
ORDER BY id
LIMIT @limit;
