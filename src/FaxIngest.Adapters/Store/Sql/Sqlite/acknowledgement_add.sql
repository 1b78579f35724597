INSERT OR IGNORE INTO acknowledgement (fax_id, recipient, in_reply_to, received_at) VALUES (@id, @recipient, @inReplyTo, @receivedAt);
