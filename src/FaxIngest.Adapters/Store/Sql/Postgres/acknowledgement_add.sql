INSERT INTO acknowledgement (fax_id, recipient, in_reply_to, received_at) VALUES (@id, @recipient, @inReplyTo, @receivedAt) ON CONFLICT (fax_id) DO NOTHING;
