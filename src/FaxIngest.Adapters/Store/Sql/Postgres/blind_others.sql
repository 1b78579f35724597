-- Accounts other than these that may key a field; of supervisors only when a supervisor is needed.
SELECT count(*) FROM account
WHERE role <> 'Auditor' AND (role <> 'Verifier' OR NOT @supervisor::boolean) AND (password_hash IS NOT NULL OR origin IS NOT NULL) AND disabled_at IS NULL AND name <> ALL (@persons);
