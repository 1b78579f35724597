using FaxIngest.Commands;

return await CommandLine.RunAsync(args);
