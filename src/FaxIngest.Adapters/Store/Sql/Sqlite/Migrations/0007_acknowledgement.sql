-- Answers owed to senders of mails. sending: the server may have it. Times as everywhere.
CREATE TABLE acknowledgement (
  fax_id      TEXT    NOT NULL PRIMARY KEY REFERENCES fax (id),
  recipient   TEXT    NOT NULL,
  in_reply_to TEXT,
  received_at TEXT    NOT NULL,
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'dropped', 'uncertain')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  not_before  TEXT,
  changed_at  TEXT
) STRICT;

CREATE INDEX acknowledgement_open ON acknowledgement (state, fax_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX acknowledgement_sent ON acknowledgement (changed_at) WHERE state IN ('sending', 'sent', 'uncertain');
