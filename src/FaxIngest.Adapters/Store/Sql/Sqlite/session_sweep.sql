DELETE FROM session WHERE last_seen < @before;
