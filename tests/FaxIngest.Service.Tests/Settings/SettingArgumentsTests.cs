using FaxIngest.Settings;

namespace FaxIngest.Service.Tests.Settings;

public sealed class SettingArgumentsTests
{
    [Theory]
    [InlineData("--Data:Folder=/srv/fax", "Data:Folder", "/srv/fax")]
    [InlineData("--Data:Folder /srv/fax", "Data:Folder", "/srv/fax")]
    [InlineData("--Store:ConnectionString=Host=db;Port=1", "Store:ConnectionString", "Host=db;Port=1")]
    [InlineData("--Web:Urls=", "Web:Urls", "")]
    public void A_colon_in_the_name_marks_a_setting(string line, string key, string value)
    {
        var (settings, others) = SettingArguments.Split(line.Split(' '));

        Assert.Equal([new(key, value)], settings);
        Assert.Empty(others);
    }

    [Fact]
    public void Everything_else_is_left_to_the_command()
    {
        var (settings, others) = SettingArguments.Split(["read", "C:\\fax.tif", "--out", "a:b", "--Web:Urls=x", "--forms=f:g", "-v", "--", "--Data:Folder=y"]);

        Assert.Equal([new("Web:Urls", "x")], settings);
        Assert.Equal(["read", "C:\\fax.tif", "--out", "a:b", "--forms=f:g", "-v", "--", "--Data:Folder=y"], others);
    }

    [Fact]
    public void A_setting_without_a_value_is_refused()
    {
        var wrong = Assert.Throws<SettingsException>(() => SettingArguments.Split(["run", "--Data:Folder"]));

        Assert.Contains("Data:Folder", wrong.Message, StringComparison.Ordinal);
    }
}
