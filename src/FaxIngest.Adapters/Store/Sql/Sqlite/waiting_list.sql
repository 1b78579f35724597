SELECT fax.*, waiting.clock_ends, waiting.forms, waiting.reasons AS codes, waiting.pages, waiting.fields, CASE WHEN waiting.held_until > @now THEN waiting.holder END AS holder
FROM waiting JOIN fax ON fax.id = waiting.fax_id
WHERE (@state IS NULL OR waiting.state = @state) AND (@form IS NULL OR waiting.forms LIKE @form) AND (@reason IS NULL OR waiting.reasons LIKE @reason)
  AND (@channel IS NULL OR waiting.channel = @channel) AND (@receivedFrom IS NULL OR waiting.received_at >= @receivedFrom)
  AND (@receivedBefore IS NULL OR waiting.received_at < @receivedBefore)
  AND (@holder IS NULL OR COALESCE(CASE WHEN waiting.held_until > @now THEN waiting.holder END, '') = @holder)
ORDER BY waiting.clock_ends, waiting.received_at, waiting.fax_id
LIMIT @limit;
