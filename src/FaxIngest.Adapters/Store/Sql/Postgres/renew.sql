UPDATE fax SET lease_ends = @ends WHERE id = @id AND lease_owner = @owner;
