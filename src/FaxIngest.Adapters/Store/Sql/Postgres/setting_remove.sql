DELETE FROM setting_seen WHERE node = @node AND key = @key;
