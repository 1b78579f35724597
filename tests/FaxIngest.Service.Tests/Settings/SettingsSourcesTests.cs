using FaxIngest.Settings;

namespace FaxIngest.Service.Tests.Settings;

public sealed class SettingsSourcesTests : IDisposable
{
    private readonly TemporaryFolder program = new(), current = new();

    /// <summary>Of this test alone: the environment is the whole process's, and other tests start the service in it.</summary>
    private readonly string prefix = $"FAXINGEST_{Guid.NewGuid():N}__";

    public void Dispose()
    {
        program.Dispose();
        current.Dispose();
    }

    private Microsoft.Extensions.Configuration.IConfigurationRoot Load(params (string Key, string Value)[] commandLine) =>
        SettingsSources.Load([.. commandLine.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))], program.Path, current.Path, prefix);

    private static void Write(TemporaryFolder folder, string json) => File.WriteAllText(folder.At(SettingsSources.FileName), json);

    [Fact]
    public void No_file_is_needed() => Assert.Null(Load()["Data:Folder"]);

    [Fact]
    public void The_current_folder_wins_over_the_program_and_the_command_line_over_both()
    {
        Write(program, """{ "Data": { "Folder": "a" }, "Web": { "Urls": "http://a" } }""");
        Write(current, """{ "Data": { "Folder": "b" } }""");

        var settings = Load(("Data:Folder", "first"), ("data:folder", "c"));

        Assert.Equal("c", settings["Data:Folder"]);
        Assert.Equal("http://a", settings["Web:Urls"]);
        Assert.Equal("b", Load()["Data:Folder"]);
    }

    [Fact]
    public void The_environment_wins_over_files_and_loses_to_the_command_line()
    {
        Write(current, """{ "Store": { "Provider": "file" } }""");
        Environment.SetEnvironmentVariable(prefix + "Store__Provider", "environment");
        try
        {
            Assert.Equal("environment", Load()["Store:Provider"]);
            Assert.Equal("line", Load(("Store:Provider", "line"))["Store:Provider"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(prefix + "Store__Provider", null);
        }
    }

    [Theory]
    [InlineData("""{ "Data": { "Foldr": "x" } }""", "Unknown setting Data:Foldr. Did you mean Data:Folder?")]
    [InlineData("""{ "Data": "x" }""", "Unknown setting Data.")]
    [InlineData("""{ "Web": { "Urls": { "Http": "x" } } }""", "Unknown setting Web:Urls:Http. Did you mean Web:Urls?")]
    [InlineData("""{ "Qwertyuiop": { "Asdfghjkl": "x" } }""", "Unknown setting Qwertyuiop:Asdfghjkl.")]
    public void An_unknown_key_is_refused_with_the_nearest_known_one(string json, string message)
    {
        Write(current, json);

        Assert.StartsWith(message, Assert.Throws<SettingsException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_unknown_keys_are_named_at_once_and_no_value()
    {
        Write(current, """{ "Data": { "Foldr": "secret" }, "Web": { "Url": "secret" } }""");

        var message = Assert.Throws<SettingsException>(() => Load()).Message;

        Assert.Contains("Data:Foldr", message, StringComparison.Ordinal);
        Assert.Contains("Web:Url.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        Write(current, "{ \"Data\": ");

        Assert.Contains(SettingsSources.FileName, Assert.Throws<SettingsException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kestrel:Certificates:Default:Path")]
    [InlineData("DATA:FOLDER")]
    public void Keys_of_the_web_server_and_any_case_are_known(string key) => Assert.True(KnownSettings.IsKnown(key));

    [Theory]
    [InlineData("Data:FullPath")]
    [InlineData("Receive:Folder:ArchivePath")]
    public void What_is_derived_from_settings_is_none(string key) => Assert.False(KnownSettings.IsKnown(key));

    [Fact]
    public void What_ships_as_appsettings_is_known() => Assert.NotNull(SettingsSources.Load([], AppContext.BaseDirectory, current.Path));
}
