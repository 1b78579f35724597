SELECT number, kind, check_id, fax_id, referral_id, path, at FROM check_field WHERE wrong = 1 AND handled_by IS NULL AND kind IN ('Sample', 'Recall') ORDER BY number LIMIT @limit;
