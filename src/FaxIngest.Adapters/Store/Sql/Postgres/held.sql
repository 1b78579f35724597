-- Held until the claim is ended: a rescuer must not return the fax to the queue in between. Not against links to it, which only need its key.
SELECT * FROM fax WHERE id = @id AND lease_owner = @owner FOR NO KEY UPDATE;
