SELECT count(*) FROM account WHERE role = 'Admin' AND disabled_at IS NULL;
