UPDATE check_field SET handled_by = @person WHERE number = @number AND wrong = 1 AND handled_by IS NULL AND kind IN ('Sample', 'Recall') RETURNING fax_id;
