SELECT DISTINCT check_field.referral_id, check_field.path FROM check_case JOIN check_field ON check_field.check_id = check_case.id
WHERE check_case.fax_id = @faxId AND check_case.state = 'waiting' AND check_case.kind <> 'Seed';
