INSERT INTO threshold_change (family, json) VALUES (@family, @json);
