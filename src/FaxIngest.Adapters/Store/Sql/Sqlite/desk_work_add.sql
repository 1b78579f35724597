INSERT INTO desk_work (fax_id, check_id, person, at, keys, confirmed, keys_confirming, corrected, characters, milliseconds, turn)
VALUES (@id, @checkId, @person, @at, @keys, @confirmed, @keysConfirming, @corrected, @characters, @milliseconds, @turn);
