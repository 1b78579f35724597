-- What makes two arrivals the same document: for files the hash of their bytes, for mails that of the canonical message.
-- The bytes of two arrivals of one mail may differ (line ends, a header that a program added), so an arrival keeps its own hash.
ALTER TABLE fax ADD COLUMN identity text COLLATE "C";
UPDATE fax SET identity = sha256;
CREATE UNIQUE INDEX fax_by_identity ON fax (identity);

ALTER TABLE arrival ADD COLUMN sha256 text COLLATE "C";
ALTER TABLE arrival ADD COLUMN length bigint;
ALTER TABLE arrival ADD COLUMN mail text COLLATE "C";             -- account, folder, UIDVALIDITY, UID, Message-ID, INTERNALDATE as JSON; null for other channels
UPDATE arrival SET (sha256, length) = (SELECT sha256, length FROM fax WHERE fax.id = arrival.fax_id);
