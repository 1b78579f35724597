-- What each save at the desk cost: keys and time, nothing of what was typed.
CREATE TABLE desk_work (
  number          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fax_id          text COLLATE "C" NOT NULL REFERENCES fax (id),
  person          text COLLATE "C" NOT NULL,
  at              text COLLATE "C" NOT NULL,
  keys            bigint NOT NULL,
  confirmed       bigint NOT NULL,
  keys_confirming bigint NOT NULL,
  corrected       bigint NOT NULL,
  characters      bigint NOT NULL,
  milliseconds    bigint NOT NULL,
  turn            bigint                              -- milliseconds from sending the case before until this one was ready
);

CREATE INDEX desk_work_by_time ON desk_work (at);
