-- The fax that holds the same paper, as the person said who set this one aside. It stands as long as the fax is set aside so.
ALTER TABLE fax ADD COLUMN duplicate_of TEXT REFERENCES fax (id);

UPDATE fax
SET duplicate_of = (SELECT json_extract(said.json, '$.duplicateOf') FROM verification said WHERE said.fax_id = fax.id ORDER BY said.number DESC LIMIT 1)
WHERE state = 'SetAside';

CREATE INDEX fax_by_duplicate_of ON fax (duplicate_of) WHERE duplicate_of IS NOT NULL;
