SELECT max(id) FROM fax;
