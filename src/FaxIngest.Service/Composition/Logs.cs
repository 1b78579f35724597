using System.Globalization;
using FaxIngest.Store;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Events;

namespace FaxIngest.Composition;

/// <summary>Logs are for operators: console and a file a day in <c>logs/</c> of the data folder. They never hold a member's values; the audit is elsewhere and loses nothing.</summary>
internal static class Logs
{
    private const string Template = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";
    /// <summary>Days of log files kept.</summary>
    private const int FilesKept = 31;
    /// <summary>Bytes of one log file before the next begins (100 MB).</summary>
    private const long FileSize = 100_000_000;

    /// <summary>Console and file, for the service.</summary>
    internal static ILoggingBuilder AddServiceLog(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.Services.AddSingleton<ILoggerProvider>(provider => new Serilog.Extensions.Logging.SerilogLoggerProvider(
            Levels(new LoggerConfiguration())
                .WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture)
                .WriteTo.File(
                    Path.Combine(Folder(provider), "faxingest-.log"),
                    outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture, rollingInterval: RollingInterval.Day,
                    retainedFileCountLimit: FilesKept, fileSizeLimitBytes: FileSize, rollOnFileSizeLimit: true)
                .CreateLogger(),
            dispose: true));
        return logging;
    }

    /// <summary>The log is the first that writes into the data folder, so it makes that one too.</summary>
    private static string Folder(IServiceProvider provider)
    {
        string data = provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath;
        PrivateFolder.Create(data);
        return Path.Combine(data, "logs");
    }

    /// <summary>Warnings on stderr, for commands whose stdout is for others to read.</summary>
    internal static ILoggingBuilder AddCommandLog(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.Services.AddSingleton<ILoggerProvider>(_ => new Serilog.Extensions.Logging.SerilogLoggerProvider(
            Levels(new LoggerConfiguration())
                .WriteTo.Console(LogEventLevel.Warning, Template, CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
                .CreateLogger(),
            dispose: true));
        return logging;
    }

    private static LoggerConfiguration Levels(LoggerConfiguration configuration) => configuration
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .Enrich.FromLogContext();
}
