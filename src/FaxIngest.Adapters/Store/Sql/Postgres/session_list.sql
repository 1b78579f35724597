SELECT session.id, session.account, session.stage, session.origin AS session_origin, session.created_at, session.last_seen, session.proved_at, session.address, session.agent
FROM session
WHERE session.account = @account AND session.ended_at IS NULL AND session.stage = 'Full' AND session.last_seen >= @since AND session.created_at >= @born
ORDER BY session.last_seen DESC;
