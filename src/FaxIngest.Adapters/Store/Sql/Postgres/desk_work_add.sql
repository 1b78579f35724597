INSERT INTO desk_work (fax_id, person, at, keys, confirmed, keys_confirming, corrected, characters, milliseconds, turn)
VALUES (@id, @person, @at, @keys, @confirmed, @keysConfirming, @corrected, @characters, @milliseconds, @turn);
