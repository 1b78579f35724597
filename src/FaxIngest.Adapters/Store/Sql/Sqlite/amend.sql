-- Whoever is deciding it has the row as it was: its claim is taken back without costing an attempt, and it is decided with what is known now.
UPDATE fax
SET source = @source, received_at = @receivedAt, delivery = @delivery, urgent = max(urgent, @urgent),
    attempts = CASE WHEN state = 'Read' AND lease_owner IS NOT NULL THEN attempts - 1 ELSE attempts END,
    lease_ends = CASE WHEN state = 'Read' THEN NULL ELSE lease_ends END,
    lease_owner = CASE WHEN state = 'Read' THEN NULL ELSE lease_owner END
WHERE id = @id AND state = @state;
