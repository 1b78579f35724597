using System.Diagnostics;
using FaxIngest.Hosting;
using FaxIngest.Read;
using FaxIngest.Verify;
using Microsoft.Data.Sqlite;

namespace FaxIngest.Service.Tests.Commands;

/// <summary><c>faxingest user …</c> as an operator's script sees it: the password comes in on stdin.</summary>
public sealed class UserCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faxingest-user-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_account_is_added_once_and_its_password_signs_in()
    {
        var (code, output) = await RunAsync(DeskHost.Password, "user", "add", "anna", "--role", "verifier");
        Assert.Equal(0, code);
        Assert.Contains("Account anna (verifier) added.", output, StringComparison.Ordinal);
        var again = await RunAsync(DeskHost.Password, "user", "add", "ANNA", "--role", "admin");
        Assert.Equal(1, again.Code);
        Assert.Contains("There is an account anna already.", again.Output, StringComparison.Ordinal);

        await using var host = await DeskHost.StartAsync(null, ("Store:ConnectionString", $"Data Source={Path.Combine(folder, "faxingest.db")}"));
        Assert.Equal(AccountRole.Verifier, (await host.Accounts.FindAsync("anna", CancellationToken.None))!.Role);
        using var client = new DeskClient(host.Client());
        Assert.Equal(System.Net.HttpStatusCode.Found, (await client.SignInAsync("anna", DeskHost.Password)).StatusCode);
    }

    [Theory]
    [InlineData("short", "anna", "at least 12 characters")]
    [InlineData("", "anna", "at least 12 characters")]
    [InlineData(null, "anna", "No password came in")]
    [InlineData("anna has a long password", "anna", "must not contain the sign-in name")]
    [InlineData(DeskHost.Password, "no spaces please", "A sign-in name has")]
    public async Task What_is_wrong_is_told_and_nothing_is_added(string? password, string name, string sentence)
    {
        var (code, output) = await RunAsync(password, "user", "add", name, "--role", "verifier");
        Assert.Equal(1, code);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        if (!string.IsNullOrEmpty(password)) Assert.DoesNotContain(password, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_kept()
    {
        await RunAsync(DeskHost.Password, "user", "add", "program", "--role", "auditor");
        var (code, output) = await RunAsync(null, "user", "key", "program");
        Assert.Equal(0, code);
        string key = output.Split('\n').Single(line => line.StartsWith("fi_", StringComparison.Ordinal)).Trim();
        Assert.Equal(67, key.Length);
        byte[] file = await File.ReadAllBytesAsync(Path.Combine(folder, "faxingest.db"));
        Assert.Equal(-1, file.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key)));
        await using var host = await DeskHost.StartAsync(null, ("Store:ConnectionString", $"Data Source={Path.Combine(folder, "faxingest.db")}"));
        Assert.Equal("program", (await host.Service<IMachineKeyStore>().FindAsync(ApiKey.Hash(key), CancellationToken.None))?.Account.Name);
        Assert.Equal(1, (await RunAsync(null, "user", "key", "nobody")).Code);
    }

    private async Task<(int Code, string Output)> RunAsync(string? stdin, params string[] arguments)
    {
        var program = ReaderProgram.Beside("faxingest", [.. arguments, $"--Data:Folder={folder}"]);
        var start = new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (stdin is not null) await process.StandardInput.WriteLineAsync(stdin);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
