SELECT check_case.id, check_case.fax_id, check_case.referral_id, max(check_field.share) AS share FROM check_case JOIN check_field ON check_field.check_id = check_case.id
WHERE check_case.kind = 'Sample' AND check_case.state = 'closed' GROUP BY check_case.id, check_case.fax_id, check_case.referral_id ORDER BY check_case.id;
