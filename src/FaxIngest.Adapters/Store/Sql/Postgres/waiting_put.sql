-- Who has it open stays as it is.
INSERT INTO waiting (fax_id, clock_ends, received_at, state, channel, forms, reasons, pages, fields)
SELECT id, CASE WHEN urgent THEN @urgentEnds ELSE @ends END, received_at, state, lane, @forms, @reasons, @pages, @fields
FROM fax
WHERE id = @id
ON CONFLICT (fax_id) DO UPDATE SET clock_ends = excluded.clock_ends, received_at = excluded.received_at, state = excluded.state, channel = excluded.channel,
  forms = excluded.forms, reasons = excluded.reasons, pages = excluded.pages, fields = excluded.fields;
