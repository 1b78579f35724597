Console.Error.WriteLine("faxingest: no command yet");
return 1;
