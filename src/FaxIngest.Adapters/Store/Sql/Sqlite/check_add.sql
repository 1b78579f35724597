INSERT INTO check_case (id, kind, fax_id, referral_id, cause, made_at, received_at, person, holder, held_until, json)
VALUES (@id, @kind, @faxId, @referralId, @cause, @madeAt, @receivedAt, @person, @holder, @heldUntil, @json)
ON CONFLICT (referral_id, kind, cause) DO NOTHING;
