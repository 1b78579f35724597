INSERT INTO audit (at, actor, action, fax_id, details) VALUES (@at, @actor, @action, @faxId, @details);
