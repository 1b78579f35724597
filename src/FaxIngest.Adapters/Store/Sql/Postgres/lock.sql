SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.' || @name, 0));
