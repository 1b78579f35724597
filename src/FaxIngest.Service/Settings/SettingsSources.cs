namespace FaxIngest.Settings;

/// <summary>Where settings come from, weakest first: appsettings.json beside the program, appsettings.json in the current folder,
/// environment variables that start with <c>FAXINGEST__</c>, the command line.</summary>
internal static class SettingsSources
{
    internal const string FileName = "appsettings.json";
    internal const string EnvironmentPrefix = "FAXINGEST__";

    /// <summary>Reads all sources and refuses unknown keys.</summary>
    /// <param name="commandLine">Settings of the command line; the last of a key counts.</param>
    /// <exception cref="SettingsException">A file is no JSON, or a key is unknown.</exception>
    internal static IConfigurationRoot Load(IReadOnlyList<KeyValuePair<string, string?>> commandLine) =>
        Load(commandLine, AppContext.BaseDirectory, Environment.CurrentDirectory);

    internal static IConfigurationRoot Load(
        IReadOnlyList<KeyValuePair<string, string?>> commandLine, string programFolder, string currentFolder, string environmentPrefix = EnvironmentPrefix)
    {
        var builder = new ConfigurationBuilder();
        builder.AddJsonFile(Path.Combine(programFolder, FileName), optional: true, reloadOnChange: false);
        if (Path.GetFullPath(currentFolder).TrimEnd('/', '\\') != Path.GetFullPath(programFolder).TrimEnd('/', '\\'))
            builder.AddJsonFile(Path.Combine(currentFolder, FileName), optional: true, reloadOnChange: false);
        builder.AddEnvironmentVariables(environmentPrefix);
        builder.AddInMemoryCollection(commandLine.GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(key => key.Last()));
        IConfigurationRoot configuration;
        try
        {
            configuration = builder.Build();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException)
        {
            throw new SettingsException($"Settings cannot be read: {wrong.Message} {wrong.InnerException?.Message}".TrimEnd(), wrong);
        }
        KnownSettings.Check(configuration);
        return configuration;
    }
}
