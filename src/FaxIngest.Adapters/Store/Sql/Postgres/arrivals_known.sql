SELECT source_key FROM arrival WHERE source_key = ANY(@sourceKeys);
