-- A mail that lies in the drop folder as a file was admitted by its bytes; the same bytes from a mailbox are the same document.
SELECT * FROM fax WHERE identity = @identity OR sha256 = @sha256 ORDER BY identity = @identity DESC NULLS LAST LIMIT 1;
