SELECT * FROM fax WHERE sha256 = @sha256;
