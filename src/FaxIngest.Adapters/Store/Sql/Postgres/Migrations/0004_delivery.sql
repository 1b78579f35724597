-- What the fax server says of a fax beside its bytes, and what the order of claims goes by.
ALTER TABLE fax ADD COLUMN delivery text COLLATE "C";                        -- JSON; null: nothing is known
ALTER TABLE fax ADD COLUMN urgent   boolean NOT NULL DEFAULT false;
ALTER TABLE fax ADD COLUMN lane     text COLLATE "C" NOT NULL DEFAULT 'fax'; -- the channel: no lane keeps another waiting

UPDATE fax SET lane = COALESCE(source::jsonb ->> 'channel', 'fax');

-- Only what waits to be claimed: small, whatever the table has grown to.
CREATE INDEX fax_waiting         ON fax (state, id)       WHERE lease_owner IS NULL;
CREATE INDEX fax_waiting_urgent  ON fax (state, id)       WHERE lease_owner IS NULL AND urgent;
CREATE INDEX fax_waiting_by_lane ON fax (state, lane, id) WHERE lease_owner IS NULL;
