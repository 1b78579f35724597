-- The ledger: days are spans of arrival times.
CREATE INDEX arrival_by_time ON arrival (at);
CREATE INDEX arrival_by_bytes ON arrival (sha256, fax_id);
CREATE INDEX audit_of_arrivals ON audit (at) WHERE action IN ('received', 'arrived-again');

CREATE TABLE ledger (
  day  TEXT NOT NULL PRIMARY KEY,                     -- by the plan's wall clock
  at   TEXT NOT NULL,
  json TEXT NOT NULL                                  -- counts, ids, hashes; nothing of a member
) STRICT;

-- Forms faxed again. A key is a hash of what the document itself holds; it finds candidates, and the documents are then compared.
CREATE TABLE duplicate_key (
  key         TEXT NOT NULL,
  fax_id      TEXT NOT NULL REFERENCES fax (id),
  received_at TEXT NOT NULL,
  PRIMARY KEY (key, received_at, fax_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX duplicate_key_by_fax ON duplicate_key (fax_id);

CREATE TABLE duplicate_link (
  referral_id         TEXT NOT NULL,                  -- the later one
  earlier_referral_id TEXT NOT NULL,
  fax_id              TEXT NOT NULL REFERENCES fax (id),
  earlier_fax_id      TEXT NOT NULL REFERENCES fax (id),
  json                TEXT NOT NULL,                  -- score and evidence
  at                  TEXT NOT NULL,
  PRIMARY KEY (referral_id, earlier_referral_id)
) STRICT;

CREATE INDEX duplicate_link_by_fax ON duplicate_link (fax_id);
CREATE INDEX duplicate_link_by_earlier_fax ON duplicate_link (earlier_fax_id);
