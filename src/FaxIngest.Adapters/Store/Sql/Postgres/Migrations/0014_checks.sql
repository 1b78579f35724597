-- Cases that check persons or the machine, never the document: seeds (the answer is known), samples (the machine had accepted it), recalls (it would not be accepted any more).
-- A check has an id like a fax and no row in fax: nothing that is said of it can be written to a fax.
CREATE TABLE check_case (
  id          text COLLATE "C"    NOT NULL PRIMARY KEY,
  kind        text COLLATE "C"    NOT NULL CHECK (kind IN ('Seed', 'Sample', 'Recall')),
  fax_id      text COLLATE "C"    NOT NULL REFERENCES fax (id),
  referral_id text COLLATE "C"    NOT NULL,
  cause       text COLLATE "C"    NOT NULL,                       -- one check for each cause
  made_at     text COLLATE "C"    NOT NULL,
  received_at text COLLATE "C"    NOT NULL,                       -- as it is shown
  state       text COLLATE "C"    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'closed', 'dropped')),
  person      text COLLATE "C",                                   -- for this person alone; null: for anybody who has not answered
  supervisor  bigint NOT NULL DEFAULT 0,             -- for supervisors alone
  holder      text COLLATE "C",
  held_until  text COLLATE "C",
  json        text COLLATE "C"    NOT NULL,                       -- fields, what is known of them, what was planted
  UNIQUE (referral_id, kind, cause)
);

CREATE INDEX check_case_waiting ON check_case (kind, id) WHERE state = 'waiting';

CREATE TABLE check_answer (
  check_id text COLLATE "C"    NOT NULL REFERENCES check_case (id),
  number   bigint NOT NULL,                          -- from 1
  person   text COLLATE "C"    NOT NULL,
  at       text COLLATE "C"    NOT NULL,
  json     text COLLATE "C"    NOT NULL,
  PRIMARY KEY (check_id, number)
);

CREATE TABLE check_field (
  number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,      -- order in which they were drawn
  check_id    text COLLATE "C"    NOT NULL REFERENCES check_case (id),
  kind        text COLLATE "C"    NOT NULL,                       -- Sample, Recall, Seed, Planted
  fax_id      text COLLATE "C"    NOT NULL,
  referral_id text COLLATE "C"    NOT NULL,
  path        text COLLATE "C"    NOT NULL,
  family      text COLLATE "C"    NOT NULL,
  confidence  double precision    NOT NULL,
  share       double precision    NOT NULL,                       -- chance with which it was drawn
  wrong       bigint,                                -- of samples: the machine was; of seeds: the person was; null: not known
  person      text COLLATE "C",                                   -- of seeds: who answered
  at          text COLLATE "C",
  handled_by  text COLLATE "C"                                    -- of what went out wrong: who saw to it
);

CREATE INDEX check_field_known ON check_field (kind, number) WHERE wrong IS NOT NULL;
CREATE INDEX check_field_of ON check_field (check_id);
CREATE INDEX check_field_out ON check_field (number) WHERE wrong = 1 AND handled_by IS NULL AND kind IN ('Sample', 'Recall');

-- Least confidences over those of the calibration; the last row of a family holds.
CREATE TABLE threshold_change (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  family text COLLATE "C" NOT NULL,
  json   text COLLATE "C" NOT NULL
);

CREATE FUNCTION threshold_changes_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'changes of thresholds are append-only'; END $$;
CREATE TRIGGER threshold_change_is_not_changed BEFORE UPDATE ON threshold_change FOR EACH ROW EXECUTE FUNCTION threshold_changes_stay();

-- How far something has come that runs by itself.
CREATE TABLE trust_mark (
  name  text COLLATE "C" NOT NULL PRIMARY KEY,
  value text COLLATE "C" NOT NULL
);

-- The boards count by time.
CREATE INDEX audit_of_board ON audit (at, action, actor) WHERE action IN ('accepted', 'awaiting-verification', 'exported', 'set-aside', 'stuck', 'verified', 'read');
CREATE INDEX verification_by_time ON verification (at, person);
