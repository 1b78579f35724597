using System.Text.Json;
using FaxIngest.Export;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using FaxIngest.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Trust;

public sealed class SampleTests
{
    private const string Phone = "referrer.phone";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_accepted_field_is_drawn_keyed_blind_and_counted_and_the_fax_stays_as_it_is()
    {
        await using var host = await StartAsync();
        var fax = await ExportedAsync(host);
        await DrawAsync(host);
        using var anna = await host.SignInAsync();
        string id = await NextAsync(anna);
        Assert.NotEqual(fax.Id, id);
        string html = await anna.TextAsync($"/cases/{id}");
        // All that was accepted is drawn here: of none is there a value in the page.
        foreach (string value in new[] { BlindBench.Cin, SampleCase.LastName, "8314262100", "831-426-2100", "07/02/1999" }) Assert.DoesNotContain(value, html, StringComparison.Ordinal);
        await BlindBench.SaveAsync(anna, host, id, All("8314262100"));
        var samples = await host.Get<ICheckStore>().SamplesAsync(0, None);
        Assert.Equal(8, samples.Count);
        Assert.All(samples, sample => Assert.False(sample.Wrong));
        Assert.Equal(4, samples.Count(sample => SampleFamily.IsCritical(sample.Family)));
        var after = (await host.Store.FindAsync(fax.Id, None))!;
        Assert.Equal((fax.Version, FaxState.Exported), (after.Version, after.State));
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, None));
        // Drawn once is drawn for good, and a label with the chance it had.
        await DrawAsync(host);
        Assert.Equal("/", await LocationAsync(anna));
        var labels = new List<FieldLabel>();
        await foreach (var label in host.Get<ILabelStore>().LabelsAsync(None)) labels.Add(label);
        Assert.Equal(8, labels.Count);
        Assert.All(labels, label => Assert.Equal((1.0, LabelStrength.Blind, fax.Id), (label.Chance, label.Strength, label.FaxId)));
    }

    [Fact]
    public async Task That_the_machine_was_wrong_takes_two_persons_to_say_and_a_supervisor_is_told_what_went_out()
    {
        await using var host = await StartAsync();
        var fax = await ExportedAsync(host);
        await DrawAsync(host);
        using var anna = await host.SignInAsync();
        string id = await NextAsync(anna);
        await BlindBench.SaveAsync(anna, host, id, All("8314262101"));
        Assert.Empty(await host.Get<ICheckStore>().SamplesAsync(0, None));
        Assert.Equal("/", await LocationAsync(anna));
        using var bert = await host.SignInAsync("bert");
        Assert.Equal(id, await NextAsync(bert));
        await BlindBench.SaveAsync(bert, host, id, (Phone, "8314262101"));
        Assert.Equal(1, (await host.Get<ICheckStore>().SamplesAsync(0, None)).Count(sample => sample.Wrong));
        var wrong = Assert.Single(await host.Get<ICheckStore>().WrongAsync(10, None));
        Assert.Equal((fax.Id, Phone, CheckKind.Sample), (wrong.FaxId, wrong.Path, wrong.Kind));
        Assert.Equal("8314262100", (await host.Store.DocumentAsync(fax.Id, None))!.Referrals[0].Fields[Phone].Value!.Flat);
    }

    [Fact]
    public async Task Too_many_wrong_ones_raise_the_threshold_stop_what_has_not_gone_out_and_call_back_what_has()
    {
        await using var host = await StartAsync();
        var gone = await ExportedAsync(host);
        var waiting = await AcceptedAsync(host);
        await SampledAsync(host, gone, "text", 0.9998, errors: 8, right: 200);
        var raise = Assert.Single(await host.Get<ThresholdWatch>().RunAsync(None));
        Assert.Equal(("text", 0.0, 0.99981, 208, 8), (raise.Family, raise.Before, raise.After, raise.Samples, raise.Errors));
        Assert.Empty(await host.Get<ThresholdWatch>().RunAsync(None));

        // Not yet exported: the door is shut.
        await RunAsync(host, host.Get<ExportWork>());
        var stopped = (await host.Store.FindAsync(waiting.Id, None))!;
        Assert.Equal(FaxState.AwaitingVerification, stopped.State);
        Assert.All(stopped.Reasons, reason => Assert.Equal(ThresholdRaises.Code, reason.Code));
        var fields = (await host.Store.DocumentAsync(waiting.Id, None))!.Referrals[0].Fields;
        Assert.Equal((Decisions.Verify, Decisions.Accept), (fields[Phone].Decision, fields["member.cin"].Decision));

        // Gone out: it is looked at again, once.
        Assert.Equal(3, await host.Get<Recall>().RunAsync(None));
        Assert.Equal(0, await host.Get<Recall>().RunAsync(None));
        Assert.Equal(1, (await host.Get<ICheckStore>().WaitingAsync(None))[CheckKind.Recall]);

        // Everybody is told.
        using var client = host.Client();
        var health = JsonDocument.Parse(await client.GetStringAsync(new Uri("/healthz", UriKind.Relative))).RootElement;
        Assert.Equal("text", Assert.Single(health.GetProperty("raised").EnumerateArray()).GetProperty("family").GetString());
        using var anna = await host.SignInAsync();
        Assert.Contains("faxingest_threshold_minimum{family=\"text\"} 0.99981", await anna.TextAsync("/metrics"), StringComparison.Ordinal);
        Assert.Contains("faxingest_silent_error_samples{family=\"text\"} 0", await anna.TextAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_lowers_it_again_and_nobody_else()
    {
        await using var host = await StartAsync();
        await SampledAsync(host, await ExportedAsync(host), "text", 0.9998, errors: 8, right: 200);
        await host.Get<ThresholdWatch>().RunAsync(None);
        using var anna = await host.SignInAsync();
        Assert.Equal(System.Net.HttpStatusCode.Found, (await anna.PostAsync("/", "/trust?handler=Lower", [("family", "text"), ("why", "The scanner was mended.")])).StatusCode);
        Assert.NotEmpty((await host.Get<IThresholdStore>().CurrentAsync(None)).Raised);
        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        string html = await chief.TextAsync("/trust");
        Assert.Contains("8 of 208", html, StringComparison.Ordinal);
        await chief.PostAsync("/trust", "/trust?handler=Lower", [("family", "text"), ("why", "The scanner was mended.")]);
        Assert.Empty((await host.Get<IThresholdStore>().CurrentAsync(None)).Raised);
        // The same samples do not raise it again.
        Assert.Empty(await host.Get<ThresholdWatch>().RunAsync(None));
        var change = (await host.Get<IThresholdStore>().LatestAsync(1, None))[0];
        Assert.Equal(("chief", 0.99981, 0.0), (change.Actor, change.Before, change.After));
    }

    private static Task<DeskHost> StartAsync() => BlindBench.StartAsync(
        services => services.Replace(ServiceDescriptor.Singleton<Random>(new LoadedDice(0.99))), ("Verify:Trust:SampleShare", "1"), ("Verify:Trust:CriticalSampleShare", "1"), ("Verify:UndoFor", "00:00:00"));

    private static async Task<Fax> AcceptedAsync(DeskHost host) => await BlindBench.AddAsync(host);

    private static async Task<Fax> ExportedAsync(DeskHost host)
    {
        // Sampling begins with what is exported from now on.
        await DrawAsync(host);
        var fax = await AcceptedAsync(host);
        Assert.Equal(FaxState.Accepted, fax.State);
        await RunAsync(host, host.Get<ExportWork>());
        return (await host.Store.FindAsync(fax.Id, None))!;
    }

    private static async Task RunAsync(DeskHost host, StageWork work)
    {
        var fax = (await host.Store.ClaimAsync(work.From, "test", TimeSpan.FromMinutes(1), None))!;
        var end = await work.DoAsync(fax, None);
        Assert.True(await host.Store.CompleteAsync(fax.Id, "test", end.Outcome, end.Product, None));
    }

    private static Task DrawAsync(DeskHost host) => host.Get<SampleDraw>().RunAsync(None);

    /// <summary>Samples that persons have looked at.</summary>
    private static async Task SampledAsync(DeskHost host, Fax fax, string family, double confidence, int errors, int right)
    {
        var checks = host.Get<ICheckStore>();
        for (int i = 0; i < errors + right; i++)
        {
            var check = new CheckCase
            {
                Id = $"{i:x32}", Kind = CheckKind.Sample, FaxId = fax.Id, ReferralId = fax.Id + "-1", Cause = $"test {i}", MadeAt = DateTimeOffset.UnixEpoch, ReceivedAt = DateTimeOffset.UnixEpoch, Fields = [new CheckField(Phone, family, confidence)],
            };
            Assert.True(await checks.AddAsync(check, null, None));
            var progress = new CheckProgress(Closed: true, false, false, [new CheckResult(Phone, false, i % ((errors + right) / errors) == 0 && i / ((errors + right) / errors) < errors, null)]);
            Assert.True(await checks.AnswerAsync(check, 1, new Verification { Person = "anna", At = DateTimeOffset.UnixEpoch }, progress, None));
        }
    }

    private static (string, string)[] All(string phone) =>
    [
        ("member.lastName", SampleCase.LastName), ("member.firstName", "Ottoline"), ("member.cin", BlindBench.Cin), ("member.dateOfBirth", "07/02/1999"), (Phone, phone),
        ("services", "ecm"), ("populationsOfFocus", "homelessness"), ("consent.obtained", "true"),
    ];

    private static async Task<string> NextAsync(DeskClient client) => (await LocationAsync(client))["/cases/".Length..];

    private static async Task<string> LocationAsync(DeskClient client) => (await client.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString.Split('?')[0];
}
