-- What waits for a person, one line a fax: what the queue orders, filters and counts by, so that no document has to be opened for it, and who has it open.
CREATE TABLE waiting (
  fax_id      TEXT    NOT NULL PRIMARY KEY REFERENCES fax (id),
  clock_ends  TEXT    NOT NULL,                       -- the moment by which it has to be processed; year 9999: no clock runs
  received_at TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  channel     TEXT    NOT NULL,
  forms       TEXT    NOT NULL,                       -- types of its referrals, each between blanks
  reasons     TEXT    NOT NULL,                       -- codes of what keeps it, each between blanks
  pages       INTEGER NOT NULL,
  fields      INTEGER NOT NULL,                       -- fields to verify
  holder      TEXT,                                   -- who has it open
  held_until  TEXT,
  CHECK ((holder IS NULL) = (held_until IS NULL))
) STRICT;

CREATE INDEX waiting_by_clock ON waiting (clock_ends, received_at, fax_id);
CREATE INDEX waiting_by_holder ON waiting (holder) WHERE holder IS NOT NULL;

INSERT INTO waiting (fax_id, clock_ends, received_at, state, channel, forms, reasons, pages, fields)
SELECT fax.id, COALESCE(date(fax.due_by, '+1 day') || 'T08:00:00.0000000Z', '9999-12-31T00:00:00.0000000Z'), fax.received_at, fax.state, fax.lane,
  COALESCE((SELECT ' ' || group_concat(DISTINCT json_extract(referral.value, '$.form.type')) || ' ' FROM json_each(document.json, '$.referrals') AS referral), ' '),
  COALESCE((SELECT ' ' || group_concat(DISTINCT json_extract(reason.value, '$.code')) || ' ' FROM json_each(fax.reasons) AS reason), ' '),
  COALESCE(json_extract(document.json, '$.pageCount'), 0),
  (SELECT count(*) FROM json_each(document.json, '$.referrals') AS referral, json_each(referral.value, '$.fields') AS field WHERE json_extract(field.value, '$.decision') = 'verify')
FROM fax LEFT JOIN document ON document.fax_id = fax.id
WHERE fax.state IN ('AwaitingVerification', 'Stuck');

-- group_concat takes no separator beside DISTINCT.
UPDATE waiting SET forms = replace(forms, ',', ' '), reasons = replace(reasons, ',', ' ');
