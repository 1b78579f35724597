using System.Net;
using FaxIngest.Commands;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using FaxIngest.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Trust;

/// <summary>While accepted fields are keyed blind once more, nobody who may be asked finds their values anywhere: by no address that has the fax's id in it, and in no list.</summary>
[Collection("console")]
public sealed class DrawnFieldTests
{
    private const string Phone = "referrer.phone", Cin = "member.cin";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task No_view_shows_a_drawn_value_to_who_may_be_asked_until_it_is_settled()
    {
        await using var host = await StartAsync();
        await host.Get<SampleDraw>().RunAsync(None);
        var fax = await ExportedAsync(host);
        Assert.Equal(8, await host.Get<SampleDraw>().RunAsync(None));
        var later = await BlindBench.AddAsync(host, BlindBench.OfAnother(BlindBench.Read(Cin)));
        using var anna = await host.SignInAsync();
        using var admin = await host.SignInAsync("root", AccountRole.Admin);
        var addresses = (await CaseAddresses.OfAsync(host, $"{later.Id}-1", Phone, Cin, "member.lastName", "services")).Where(address => address.Method == "GET").Select(address => address.Path.Replace("{case}", fax.Id, StringComparison.Ordinal))
            .Concat(["/", "/?state=exported", "/audit", $"/audit?fax={fax.Id}", "/audit.csv", $"/audit.csv?fax={fax.Id}", "/api/documents", "/api/queue", "/boards", "/trust", "/ledger"]).Distinct().ToList();
        int shown = 0;
        foreach (var person in new[] { anna, admin })
        {
            foreach (string address in addresses)
            {
                using var answer = await person.GetAsync(address);
                if (answer.Content.Headers.ContentType?.MediaType is "image/png" or "application/octet-stream") continue;
                string text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                if (answer.StatusCode == HttpStatusCode.OK) shown++;
                foreach (var (value, _) in BlindBench.Values) Assert.True(!text.Contains(value, StringComparison.Ordinal), $"{address} shows {value}");
            }
        }
        Assert.True(shown > 20, $"{shown}");
        Assert.Contains("Not shown for now", await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        Assert.Contains("keyed-blind", await anna.TextAsync($"/api/documents/{fax.Id}"), StringComparison.Ordinal);
        Assert.Contains("hidden while it is keyed once more", await admin.TextAsync($"/audit.csv?fax={fax.Id}"), StringComparison.Ordinal);

        // Who is never asked sees all; and no label says it.
        using var auditor = await host.SignInAsync("lee", AccountRole.Auditor);
        foreach (string address in new[] { $"/cases/{fax.Id}", $"/api/documents/{fax.Id}", $"/cases/{fax.Id}/1/fields/{Cin}", $"/audit.csv?fax={fax.Id}" }) Assert.Contains(BlindBench.Cin, await auditor.TextAsync(address), StringComparison.Ordinal);
        string key = ApiKey.New();
        await host.AddAccountAsync("program", AccountRole.Verifier, key, KeyScope.Read, password: false);
        using (var program = host.Client())
        {
            program.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
            Assert.Contains(BlindBench.Cin, await program.GetStringAsync(new Uri($"/api/documents/{fax.Id}", UriKind.Relative)), StringComparison.Ordinal);
        }
        string labels = Path.Combine(host.Folder, "labels.jsonl");
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["labels", labels, $"--Data:Folder={host.Folder}"]));
        Assert.DoesNotContain(fax.Id, await File.ReadAllTextAsync(labels), StringComparison.Ordinal);

        // Keyed as the machine had it: settled, and shown again. The phone was keyed otherwise and waits for a second person.
        string check = (await anna.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString["/cases/".Length..];
        Assert.NotEqual(later.Id, check);
        await BlindBench.SaveAsync(anna, host, check, [("member.lastName", SampleCase.LastName), ("member.firstName", "Ottoline"), (Cin, BlindBench.Cin), ("member.dateOfBirth", "07/02/1999"), (Phone, "8314262199"), ("services", "ecm"), ("populationsOfFocus", "homelessness"), ("consent.obtained", "true")]);
        Assert.DoesNotContain(BlindBench.Cin, await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        using var bert = await host.SignInAsync("bert");
        await BlindBench.SaveAsync(bert, host, check, (Phone, "8314262199"));
        foreach (string value in new[] { SampleCase.LastName, BlindBench.Cin }) Assert.Contains(value, await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        Assert.Contains("8314262100", await anna.TextAsync($"/api/documents/{fax.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_out_is_not_laid_anew_and_two_checks_of_one_referral_do_not_show_each_others_values()
    {
        await using var host = await StartAsync();
        var fax = await ExportedAsync(host);
        var checks = host.Get<ICheckStore>();
        foreach (var (id, kind, path) in new[] { ("1", CheckKind.Sample, Phone), ("2", CheckKind.Recall, Cin) })
        {
            Assert.True(await checks.AddAsync(new CheckCase
            {
                Id = id.PadLeft(32, '0'), Kind = kind, FaxId = fax.Id, ReferralId = fax.Id + "-1", Cause = "test", MadeAt = DateTimeOffset.UtcNow, ReceivedAt = SampleCase.Received, Fields = [new CheckField(path, "text", 0.999)],
            }, null, None));
        }
        using var anna = await host.SignInAsync();
        foreach (string id in new[] { "1".PadLeft(32, '0'), "2".PadLeft(32, '0') })
        {
            string html = await anna.TextAsync($"/cases/{id}");
            Assert.Contains(SampleCase.LastName, html, StringComparison.Ordinal);
            Assert.DoesNotContain("426-2100", html, StringComparison.Ordinal);
            Assert.DoesNotContain(BlindBench.Cin, html, StringComparison.Ordinal);
            Assert.DoesNotContain("Pages…", html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"/cases/{id}/pages")).StatusCode);
        }
    }

    private static Task<DeskHost> StartAsync() => BlindBench.StartAsync(
        services => services.Replace(ServiceDescriptor.Singleton<Random>(new LoadedDice(0))), ("Verify:Trust:SampleShare", "1"), ("Verify:Trust:CriticalSampleShare", "1"), ("Verify:UndoFor", "00:00:00"));

    private static async Task<Fax> ExportedAsync(DeskHost host)
    {
        var fax = await BlindBench.AddAsync(host);
        var work = host.Get<ExportWork>();
        var claimed = (await host.Store.ClaimAsync(work.From, "test", TimeSpan.FromMinutes(1), None))!;
        var end = await work.DoAsync(claimed, None);
        Assert.True(await host.Store.CompleteAsync(claimed.Id, "test", end.Outcome, end.Product, None));
        return (await host.Store.FindAsync(fax.Id, None))!;
    }
}
