-- One statement: no two persons come away with the same case. What is the person's already comes first, then what was made first.
UPDATE check_case
SET holder = @person, held_until = @until
WHERE id = (
  SELECT check_case.id FROM check_case
  WHERE check_case.state = 'waiting' AND check_case.id <> @except AND (check_case.holder IS NULL OR check_case.holder = @person OR check_case.held_until <= @now)
    AND (check_case.person IS NULL OR check_case.person = @person) AND (check_case.supervisor = 0 OR @supervisor = 1) AND (@held = 0 OR check_case.holder = @person OR check_case.person = @person)
    AND NOT EXISTS (SELECT 1 FROM check_answer WHERE check_answer.check_id = check_case.id AND check_answer.person = @person AND check_case.kind <> 'Seed')
  ORDER BY CASE WHEN check_case.holder = @person THEN 0 ELSE 1 END, check_case.kind DESC, check_case.id
  LIMIT 1)
RETURNING id;
