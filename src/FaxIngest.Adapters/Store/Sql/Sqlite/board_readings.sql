-- From the claim that ended in a reading to its end, of the latest ones.
SELECT done.at AS done, (SELECT max(begun.at) FROM audit AS begun WHERE begun.fax_id = done.fax_id AND begun.action = 'claimed' AND begun.number < done.number) AS begun
FROM audit AS done WHERE done.at >= @from AND done.action IN ('accepted', 'awaiting-verification', 'exported', 'set-aside', 'stuck', 'verified', 'read') AND done.action = 'read' ORDER BY done.at DESC LIMIT @limit;
