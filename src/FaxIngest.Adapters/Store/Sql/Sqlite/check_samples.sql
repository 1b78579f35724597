SELECT number, family, confidence, wrong FROM check_field WHERE kind = 'Sample' AND wrong IS NOT NULL AND number > @after ORDER BY number;
