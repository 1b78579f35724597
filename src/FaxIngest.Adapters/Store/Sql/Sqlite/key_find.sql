SELECT machine_key.id, machine_key.account, machine_key.name AS key_name, machine_key.scope, machine_key.created_at, machine_key.created_by, machine_key.expires_at, machine_key.last_used, machine_key.revoked_at, account.*
FROM machine_key JOIN account ON account.name = machine_key.account
WHERE machine_key.hash = @hash;
