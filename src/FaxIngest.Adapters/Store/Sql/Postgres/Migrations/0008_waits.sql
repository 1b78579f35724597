CREATE INDEX fax_by_not_before ON fax (not_before) WHERE not_before IS NOT NULL;
