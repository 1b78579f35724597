INSERT INTO audit (number, at, actor, action, fax_id, details, hash) VALUES (@number, @at, @actor, @action, @faxId, @details, @hash);
