-- Cases that check persons or the machine, never the document: seeds (the answer is known), samples (the machine had accepted it), recalls (it would not be accepted any more).
-- A check has an id like a fax and no row in fax: nothing that is said of it can be written to a fax.
CREATE TABLE check_case (
  id          TEXT    NOT NULL PRIMARY KEY,
  kind        TEXT    NOT NULL CHECK (kind IN ('Seed', 'Sample', 'Recall')),
  fax_id      TEXT    NOT NULL REFERENCES fax (id),
  referral_id TEXT    NOT NULL,
  cause       TEXT    NOT NULL,                       -- one check for each cause
  made_at     TEXT    NOT NULL,
  received_at TEXT    NOT NULL,                       -- as it is shown
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'closed', 'dropped')),
  person      TEXT,                                   -- for this person alone; null: for anybody who has not answered
  supervisor  INTEGER NOT NULL DEFAULT 0,             -- for supervisors alone
  holder      TEXT,
  held_until  TEXT,
  json        TEXT    NOT NULL,                       -- fields, what is known of them, what was planted
  UNIQUE (referral_id, kind, cause)
) STRICT;

CREATE INDEX check_case_waiting ON check_case (kind, id) WHERE state = 'waiting';

CREATE TABLE check_answer (
  check_id TEXT    NOT NULL REFERENCES check_case (id),
  number   INTEGER NOT NULL,                          -- from 1
  person   TEXT    NOT NULL,
  at       TEXT    NOT NULL,
  json     TEXT    NOT NULL,
  PRIMARY KEY (check_id, number)
) STRICT;

CREATE TABLE check_field (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,      -- order in which they were drawn
  check_id    TEXT    NOT NULL REFERENCES check_case (id),
  kind        TEXT    NOT NULL,                       -- Sample, Recall, Seed, Planted
  fax_id      TEXT    NOT NULL,
  referral_id TEXT    NOT NULL,
  path        TEXT    NOT NULL,
  family      TEXT    NOT NULL,
  confidence  REAL    NOT NULL,
  share       REAL    NOT NULL,                       -- chance with which it was drawn
  wrong       INTEGER,                                -- of samples: the machine was; of seeds: the person was; null: not known
  person      TEXT,                                   -- of seeds: who answered
  at          TEXT,
  handled_by  TEXT                                    -- of what went out wrong: who saw to it
) STRICT;

CREATE INDEX check_field_known ON check_field (kind, number) WHERE wrong IS NOT NULL;
CREATE INDEX check_field_of ON check_field (check_id);
CREATE INDEX check_field_out ON check_field (number) WHERE wrong = 1 AND handled_by IS NULL AND kind IN ('Sample', 'Recall');

-- Least confidences over those of the calibration; the last row of a family holds.
CREATE TABLE threshold_change (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  family TEXT NOT NULL,
  json   TEXT NOT NULL
) STRICT;

CREATE TRIGGER threshold_change_is_not_changed BEFORE UPDATE ON threshold_change BEGIN SELECT RAISE(ABORT, 'changes of thresholds are append-only'); END;

-- How far something has come that runs by itself.
CREATE TABLE trust_mark (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- The boards count by time.
CREATE INDEX audit_of_board ON audit (at, action, actor) WHERE action IN ('accepted', 'awaiting-verification', 'exported', 'set-aside', 'stuck', 'verified', 'read');
CREATE INDEX verification_by_time ON verification (at, person);
