-- The ledger: days are spans of arrival times.
CREATE INDEX arrival_by_time ON arrival (at);
CREATE INDEX arrival_by_bytes ON arrival (sha256, fax_id);
CREATE INDEX audit_of_arrivals ON audit (at) WHERE action IN ('received', 'arrived-again');

CREATE TABLE ledger (
  day  text COLLATE "C" NOT NULL PRIMARY KEY,                     -- by the plan's wall clock
  at   text COLLATE "C" NOT NULL,
  json text COLLATE "C" NOT NULL                                  -- counts, ids, hashes; nothing of a member
);

-- Forms faxed again. A key is a hash of what the document itself holds; it finds candidates, and the documents are then compared.
CREATE TABLE duplicate_key (
  key         text COLLATE "C" NOT NULL,
  fax_id      text COLLATE "C" NOT NULL REFERENCES fax (id),
  received_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (key, received_at, fax_id)
);

CREATE INDEX duplicate_key_by_fax ON duplicate_key (fax_id);

CREATE TABLE duplicate_link (
  referral_id         text COLLATE "C" NOT NULL,                  -- the later one
  earlier_referral_id text COLLATE "C" NOT NULL,
  fax_id              text COLLATE "C" NOT NULL REFERENCES fax (id),
  earlier_fax_id      text COLLATE "C" NOT NULL REFERENCES fax (id),
  json                text COLLATE "C" NOT NULL,                  -- score and evidence
  at                  text COLLATE "C" NOT NULL,
  PRIMARY KEY (referral_id, earlier_referral_id)
);

CREATE INDEX duplicate_link_by_fax ON duplicate_link (fax_id);
CREATE INDEX duplicate_link_by_earlier_fax ON duplicate_link (earlier_fax_id);
