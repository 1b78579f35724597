-- What waits for a person, one line a fax: what the queue orders, filters and counts by, so that no document has to be opened for it, and who has it open.
CREATE TABLE waiting (
  fax_id      text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES fax (id),
  clock_ends  text COLLATE "C" NOT NULL,              -- the moment by which it has to be processed; year 9999: no clock runs
  received_at text COLLATE "C" NOT NULL,
  state       text COLLATE "C" NOT NULL,
  channel     text COLLATE "C" NOT NULL,
  forms       text COLLATE "C" NOT NULL,              -- types of its referrals, each between blanks
  reasons     text COLLATE "C" NOT NULL,              -- codes of what keeps it, each between blanks
  pages       bigint NOT NULL,
  fields      bigint NOT NULL,                        -- fields to verify
  holder      text COLLATE "C",                       -- who has it open
  held_until  text COLLATE "C",
  CHECK ((holder IS NULL) = (held_until IS NULL))
);

CREATE INDEX waiting_by_clock ON waiting (clock_ends, received_at, fax_id);
CREATE INDEX waiting_by_holder ON waiting (holder) WHERE holder IS NOT NULL;

INSERT INTO waiting (fax_id, clock_ends, received_at, state, channel, forms, reasons, pages, fields)
SELECT fax.id, COALESCE((fax.due_by::date + 1)::text || 'T08:00:00.0000000Z', '9999-12-31T00:00:00.0000000Z'), fax.received_at, fax.state, fax.lane,
  COALESCE((SELECT ' ' || string_agg(DISTINCT referral -> 'form' ->> 'type', ' ') || ' ' FROM jsonb_array_elements(document.json::jsonb -> 'referrals') AS referral), ' '),
  COALESCE((SELECT ' ' || string_agg(DISTINCT reason ->> 'code', ' ') || ' ' FROM jsonb_array_elements(fax.reasons::jsonb) AS reason), ' '),
  COALESCE((document.json::jsonb ->> 'pageCount')::bigint, 0),
  (SELECT count(*) FROM jsonb_array_elements(document.json::jsonb -> 'referrals') AS referral, jsonb_each(referral -> 'fields') AS field WHERE field.value ->> 'decision' = 'verify')
FROM fax LEFT JOIN document ON document.fax_id = fax.id
WHERE fax.state IN ('AwaitingVerification', 'Stuck');
