-- What each save at the desk cost: keys and time, nothing of what was typed.
CREATE TABLE desk_work (
  number          INTEGER PRIMARY KEY AUTOINCREMENT,
  fax_id          TEXT    NOT NULL REFERENCES fax (id),
  person          TEXT    NOT NULL,
  at              TEXT    NOT NULL,
  keys            INTEGER NOT NULL,
  confirmed       INTEGER NOT NULL,
  keys_confirming INTEGER NOT NULL,
  corrected       INTEGER NOT NULL,
  characters      INTEGER NOT NULL,
  milliseconds    INTEGER NOT NULL,
  turn            INTEGER                             -- milliseconds from sending the case before until this one was ready
) STRICT;

CREATE INDEX desk_work_by_time ON desk_work (at);
