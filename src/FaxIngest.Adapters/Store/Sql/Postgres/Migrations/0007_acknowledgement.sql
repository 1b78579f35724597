-- Answers owed to senders of mails. sending: the server may have it. Times as everywhere.
CREATE TABLE acknowledgement (
  fax_id      text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES fax (id),
  recipient   text COLLATE "C" NOT NULL,
  in_reply_to text COLLATE "C",
  received_at text COLLATE "C" NOT NULL,
  state       text COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'dropped', 'uncertain')),
  attempts    bigint           NOT NULL DEFAULT 0,
  not_before  text COLLATE "C",
  changed_at  text COLLATE "C"
);

CREATE INDEX acknowledgement_open ON acknowledgement (state, fax_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX acknowledgement_sent ON acknowledgement (changed_at) WHERE state IN ('sending', 'sent', 'uncertain');
