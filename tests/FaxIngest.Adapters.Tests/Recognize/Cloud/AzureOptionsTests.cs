using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Tests.Recognize.Cloud;

public sealed class AzureOptionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("azure-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static AzureOptions Options(string? endpoint = "https://fax.cognitiveservices.azure.com", string? agreement = "BAA with Microsoft, 2026-03-01") =>
        new() { Endpoint = endpoint is null ? null : new Uri(endpoint, UriKind.RelativeOrAbsolute), Agreement = agreement };

    [Theory]
    [InlineData("https://fax.cognitiveservices.azure.com")]
    [InlineData("https://fax.cognitiveservices.azure.com/")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    public void A_named_agreement_and_an_address_are_enough(string endpoint) => Assert.Null(Options(endpoint).Problem());

    [Theory]
    [InlineData(null, "Endpoint")]
    [InlineData("http://fax.cognitiveservices.azure.com", "https")]
    [InlineData("ftp://fax.cognitiveservices.azure.com", "https")]
    [InlineData("fax.cognitiveservices.azure.com", "https")]
    [InlineData("https://user:word@fax.example", "more than an address")]
    [InlineData("https://fax.example/?key=1", "more than an address")]
    public void Another_address_is_refused(string? endpoint, string says) => Assert.Contains(says, Options(endpoint).Problem(), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("yes")]
    [InlineData("true")]
    public void Without_the_name_of_an_agreement_it_is_refused(string? agreement) =>
        Assert.Contains("Recognize:Azure:Agreement", Options(agreement: agreement).Problem(), StringComparison.Ordinal);

    [Fact]
    public async Task The_key_is_the_first_line_of_its_file()
    {
        string file = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(file, "abc123\nnot this\n");
        Assert.Equal("abc123", await new AzureKey(new AzureOptions { KeyFile = file }).ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_key_is_the_first_line_that_a_program_prints() =>
        Assert.Equal("abc123", await new AzureKey(new AzureOptions { KeyCommand = "printf abc123\\nmore" }).ReadAsync(CancellationToken.None));

    [Theory]
    [InlineData("no-such-program-anywhere")]
    [InlineData("false")]
    [InlineData("true")]
    [InlineData("printf a\\tb")]
    public async Task A_program_that_gives_no_key_is_a_clear_refusal(string command)
    {
        var outage = await Assert.ThrowsAsync<CloudOutageException>(async () => await new AzureKey(new AzureOptions { KeyCommand = command }).ReadAsync(CancellationToken.None));
        Assert.Equal(CloudOutage.Refused, outage.Outage);
        Assert.StartsWith("There is no key for the cloud reader.", outage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_a_clear_refusal() =>
        Assert.Contains("KeyFile", (await Assert.ThrowsAsync<CloudOutageException>(async () =>
            await new AzureKey(new AzureOptions { KeyFile = Path.Combine(folder, "none") }).ReadAsync(CancellationToken.None))).Message, StringComparison.Ordinal);
}
