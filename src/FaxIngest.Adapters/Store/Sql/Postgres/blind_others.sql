-- Accounts other than these that may key a field; of supervisors only when a supervisor is needed.
SELECT count(*) FROM account
WHERE role <> 'Auditor' AND (role <> 'Verifier' OR NOT @supervisor::boolean) AND password_hash IS NOT NULL AND name <> ALL (@persons);
