-- For whom a fax has nothing to do though it is open: all that is open in it waits for another person. Follows from its document and what was said; kept so that the queue can ask.
CREATE TABLE blind_wait (
  fax_id TEXT NOT NULL REFERENCES fax (id),
  person TEXT NOT NULL,                               -- '' stands for all who are no supervisors
  PRIMARY KEY (fax_id, person)
) STRICT, WITHOUT ROWID;
