INSERT INTO check_field (check_id, kind, fax_id, referral_id, path, family, confidence, share) VALUES (@id, @kind, @faxId, @referralId, @path, @family, @confidence, @share);
