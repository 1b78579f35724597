WITH RECURSIVE chain (id) AS (
  SELECT id FROM fax WHERE id = @id
  UNION
  SELECT fax.duplicate_of FROM fax JOIN chain ON fax.id = chain.id WHERE fax.duplicate_of IS NOT NULL
)
SELECT id FROM chain;
