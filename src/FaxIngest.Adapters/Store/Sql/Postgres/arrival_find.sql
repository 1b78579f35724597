SELECT fax_id FROM arrival WHERE source_key = @sourceKey;
