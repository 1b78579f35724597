SELECT key, value FROM setting_seen WHERE node = @node;
