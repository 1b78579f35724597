-- The bytes of two arrivals of one mail may differ, so arrivals have bytes of their own.
SELECT sha256, id AS fax_id FROM fax
UNION
SELECT sha256, fax_id FROM arrival WHERE sha256 IS NOT NULL
ORDER BY sha256;
