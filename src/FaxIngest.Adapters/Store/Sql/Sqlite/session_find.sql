SELECT session.id, session.account, session.stage, session.origin AS session_origin, session.created_at, session.last_seen, session.proved_at, session.address, session.agent, account.*
FROM session JOIN account ON account.name = session.account
WHERE session.id = @id AND session.ended_at IS NULL;
