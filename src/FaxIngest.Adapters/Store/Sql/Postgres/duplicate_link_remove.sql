DELETE FROM duplicate_link WHERE referral_id = @referralId AND earlier_referral_id = @earlierReferralId;
