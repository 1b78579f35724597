using FaxIngest.Check;
using FaxIngest.Commands;
using FaxIngest.Composition;
using FaxIngest.Settings;
using FaxIngest.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaxIngest.Service.Tests.Composition;

public sealed class CompositionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private List<KeyValuePair<string, string?>> Settings(params (string Key, string Value)[] more) =>
        [new("Data:Folder", folder.Path), new("Web:Urls", "http://127.0.0.1:0"), .. more.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))];

    [Fact]
    public void All_parts_can_be_built_from_the_settings_that_ship()
    {
        using var provider = Provider.Build(Settings());

        Assert.NotNull(provider.GetRequiredService<IFaxStore>());
        Assert.Equal(folder.Path, provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath);
    }

    [Fact]
    public void Every_options_class_is_bound_so_that_its_values_are_checked_at_start()
    {
        using var provider = Provider.Build(Settings(), CheckCommand.Parts);

        foreach (var type in KnownSettings.OptionsTypes())
        {
            var bound = provider.GetServices(typeof(IConfigureOptions<>).MakeGenericType(type));
            Assert.True(bound.Any(), $"{type.Name} is not bound: its settings would be ignored");
        }
    }

    [Theory]
    [InlineData("Data:Folder", "")]
    [InlineData("Store:Provider", "access")]
    [InlineData("Web:Urls", "8080")]
    [InlineData("Work:MaxAttempts", "0")]
    public void A_value_out_of_range_stops_the_start(string key, string value) =>
        Assert.Throws<OptionsValidationException>(() => Provider.Build(Settings((key, value)), CheckCommand.Parts).Dispose());

    [Theory]
    [InlineData("Recognize:Engines", "own,readiris", "no engine 'readiris'")]
    [InlineData("Recognize:Engines", "azure,own", "last")]
    [InlineData("Recognize:Azure:Send", "everything", "crops or pages")]
    [InlineData("Recognize:Azure:Model", "prebuilt-invoice", "prebuilt-read or")]
    public void Engines_and_cloud_that_make_no_sense_stop_the_start(string key, string value, string says) =>
        Assert.Contains(says, Assert.Throws<OptionsValidationException>(() => Provider.Build(Settings((key, value)), CheckCommand.Parts).Dispose()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Recognize:Engines", "own,tesseract-nuget", "Tesseract")]
    [InlineData("Render:Pdf", "pdfpig", "PdfPig")]
    [InlineData("Receive:Mail:Client", "mailkit", "MailKit")]
    [InlineData("Render:Mail", "mimekit", "MailKit")]
    public void What_is_not_in_this_build_is_refused_and_what_is_in_it_is_not(string key, string value, string package)
    {
        void Build() => Provider.Build(Settings((key, value)), CheckCommand.Parts).Dispose();
        if (VendorParts.Packages[package]) Build();
        else Assert.Contains($"not in this build: the registry did not serve {package}", Assert.Throws<OptionsValidationException>(Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_for_a_mailbox_that_takes_a_password_stop_the_start() =>
        Assert.Contains("xoauth2", Assert.Throws<OptionsValidationException>(() =>
            Provider.Build(Settings(("Receive:Mail:Entra:Tenant", "plan.example"), ("Receive:Mail:Entra:ClientId", "app-1")), CheckCommand.Parts).Dispose()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("secret", false)]
    [InlineData("certificate", true)]
    [InlineData("managed-identity", true)]
    public void A_mailbox_needs_a_secret_unless_tokens_come_without_one(string signIn, bool starts)
    {
        void Build() => Provider.Build(
            Settings(
                ("Receive:Mail:Host", "outlook.office365.com"), ("Receive:Mail:User", "referrals@plan.example"), ("Receive:Mail:Auth", "xoauth2"), ("Receive:Mail:Entra:Tenant", "plan.example"),
                ("Receive:Mail:Entra:ClientId", "app-1"), ("Receive:Mail:Entra:SignIn", signIn), ("Receive:Mail:Entra:CertificateFile", signIn == "certificate" ? "app.pem" : null!)),
            CheckCommand.Parts).Dispose();
        if (starts) Build();
        else Assert.Contains("PasswordFile", Assert.Throws<OptionsValidationException>(Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_may_leave_the_house_without_a_named_agreement()
    {
        (string, string)[] almost = [("Recognize:Engines", "own,pp-ocr,tesseract,azure"), ("Recognize:Azure:Endpoint", "https://fax.example")];
        var refusal = Assert.Throws<OptionsValidationException>(() => Provider.Build(Settings(almost), CheckCommand.Parts).Dispose());
        Assert.Contains("Recognize:Azure:Agreement is missing", refusal.Message, StringComparison.Ordinal);

        using var provider = Provider.Build(Settings([.. almost, ("Recognize:Azure:Agreement", "BAA of 2026-03-01")]), CheckCommand.Parts);
        Assert.NotNull(CloudServices.Opinion(provider));
    }

    [Fact]
    public void By_default_there_is_nothing_that_could_send()
    {
        using var provider = Provider.Build(Settings(("Recognize:Azure:Endpoint", "https://fax.example"), ("Recognize:Azure:Agreement", "BAA of 2026-03-01")), CheckCommand.Parts);
        Assert.Null(CloudServices.Opinion(provider));
    }

    [Fact]
    public async Task The_service_starts_and_stops()
    {
        await using var app = ServiceHost.Build(Settings());
        await app.StartAsync();
        Assert.NotEmpty(app.Urls);
        await app.StopAsync();

        Assert.NotEmpty(Directory.GetFiles(folder.At("logs"), "*.log"));
    }

    [Fact]
    public async Task The_checks_of_a_fresh_data_folder_pass()
    {
        await using var provider = Provider.Build(Settings(), CheckCommand.Parts);
        using var output = new StringWriter();

        Assert.True(await ProofRun.RunAsync(provider.GetServices<Proof>(), provider, output, CancellationToken.None), output.ToString());
    }
}
