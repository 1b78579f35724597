SELECT COUNT(*) FROM acknowledgement
WHERE state IN ('sending', 'sent', 'uncertain') AND changed_at > @since AND (@recipient IS NULL OR recipient = @recipient COLLATE NOCASE);
