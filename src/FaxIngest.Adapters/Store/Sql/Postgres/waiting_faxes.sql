SELECT id FROM fax WHERE state IN ('AwaitingVerification', 'Stuck') ORDER BY id;
