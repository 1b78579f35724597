UPDATE acknowledgement SET state = @state, not_before = @notBefore, changed_at = @now
WHERE fax_id = @id AND state IN ('waiting', 'sending');
