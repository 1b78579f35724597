-- What was drawn is found by its fax, so that no page shows it meanwhile; a seed by its person, so that it stands in their queue.
CREATE INDEX check_case_of_fax ON check_case (fax_id) WHERE state = 'waiting';
CREATE INDEX check_case_of_person ON check_case (person) WHERE state = 'waiting' AND person IS NOT NULL;

-- Saves of checks cost their person as much as any other; null: a fax.
ALTER TABLE desk_work ADD COLUMN check_id TEXT;

-- What waited when 0011 made the queue got the end of a day where a clock has hours. The program makes these lines anew, once.
INSERT INTO trust_mark (name, value) VALUES ('queue-lines', 'of 0011');
