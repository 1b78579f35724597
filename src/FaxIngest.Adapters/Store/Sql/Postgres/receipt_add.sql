INSERT INTO export_receipt (idempotency_key, fax_id, referral_id, target, location, at)
VALUES (@idempotencyKey, @id, @referralId, @target, @location, @at)
ON CONFLICT (idempotency_key) DO NOTHING;
