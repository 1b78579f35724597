-- An auditor asks for a kind of event, or a day, among millions.
CREATE INDEX audit_by_action ON audit (action, number);
CREATE INDEX audit_by_time ON audit (at);
