SELECT fax_id, person, at, keys, confirmed, keys_confirming, corrected, characters, milliseconds, turn
FROM desk_work
WHERE at >= @from AND at < @before
ORDER BY at, number;
