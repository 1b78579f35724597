using FaxIngest.Store;

namespace FaxIngest.Receive.Mail;

public sealed class MailSecretTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a secret\nand more\n", "a secret")]
    [InlineData("a secret\r\n", "a secret")]
    [InlineData(" a secret ", " a secret ")]
    public async Task The_first_line_of_a_file_is_the_secret(string content, string secret)
    {
        await File.WriteAllTextAsync(folder["secret"], content);
        Assert.Equal(secret, await MailSecret.FromFile(folder["secret"])(None));
    }

    [Fact]
    public async Task A_file_is_read_anew_each_time()
    {
        await File.WriteAllTextAsync(folder["secret"], "one");
        var secret = MailSecret.FromFile(folder["secret"]);
        Assert.Equal("one", await secret(None));
        await File.WriteAllTextAsync(folder["secret"], "two");
        Assert.Equal("two", await secret(None));
    }

    [Fact]
    public async Task A_program_is_run_anew_each_time_and_its_noise_is_thrown_away()
    {
        var secret = MailSecret.FromCommand($"echo noise >&2; echo x >> '{folder["runs"]}'; wc -l < '{folder["runs"]}' | tr -d ' '; echo more");
        Assert.Equal("1", await secret(None));
        Assert.Equal("2", await secret(None));
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("true")]
    [InlineData("echo the-secret; exit 1")]
    [InlineData("no-such-program-here")]
    public async Task A_program_that_gives_no_secret_is_a_refused_log_in(string command)
    {
        var refused = await Assert.ThrowsAsync<MailboxException>(() => MailSecret.FromCommand(command)(None));
        Assert.Equal("mail-log-in", refused.Reason.Code);
        Assert.DoesNotContain("the-secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_or_empty_file_is_a_refused_log_in()
    {
        await File.WriteAllTextAsync(folder["empty"], "\n");
        foreach (string name in (string[])["empty", "missing"])
        {
            var refused = await Assert.ThrowsAsync<MailboxException>(() => MailSecret.FromFile(folder[name])(None));
            Assert.Equal("mail-log-in", refused.Reason.Code);
        }
    }
}
