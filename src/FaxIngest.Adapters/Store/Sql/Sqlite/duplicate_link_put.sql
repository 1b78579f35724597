INSERT INTO duplicate_link (referral_id, earlier_referral_id, fax_id, earlier_fax_id, json, at)
VALUES (@referralId, @earlierReferralId, @id, @earlierId, @json, @at)
ON CONFLICT (referral_id, earlier_referral_id) DO UPDATE SET json = excluded.json;
