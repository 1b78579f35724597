UPDATE account
SET locked_until    = CASE WHEN failed_sign_ins + 1 >= @lockAfter THEN @lockUntil ELSE locked_until END,
    failed_sign_ins = CASE WHEN failed_sign_ins + 1 >= @lockAfter THEN 0 ELSE failed_sign_ins + 1 END
WHERE name = @name;
