SELECT fax_id, json FROM duplicate_link WHERE fax_id = @id OR earlier_fax_id = @id ORDER BY at, referral_id, earlier_referral_id;
