SELECT sha256, id AS fax_id FROM fax ORDER BY sha256;
