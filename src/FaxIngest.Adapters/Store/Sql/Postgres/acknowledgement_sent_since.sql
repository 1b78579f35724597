SELECT COUNT(*) FROM acknowledgement
WHERE state IN ('sending', 'sent', 'uncertain') AND changed_at > @since AND (CAST(@recipient AS text) IS NULL OR lower(recipient) = lower(@recipient));
