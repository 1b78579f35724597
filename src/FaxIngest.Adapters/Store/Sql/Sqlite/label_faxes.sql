SELECT DISTINCT verification.fax_id FROM verification JOIN read_result ON read_result.fax_id = verification.fax_id ORDER BY verification.fax_id;
