SELECT * FROM account WHERE subject = @subject;
