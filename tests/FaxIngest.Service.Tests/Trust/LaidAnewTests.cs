using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using FaxIngest.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Trust;

/// <summary>Blind keying, samples and seeds of faxes whose pages a person laid anew: all goes by the referral's number, whatever its place.</summary>
public sealed class LaidAnewTests
{
    private const string Cin = "member.cin";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_round_goes_on_where_its_referral_went()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await AddAsync(host, Two());
        using var anna = await host.SignInAsync();
        using var bert = await host.SignInAsync("bert");
        // Anna keys the CIN of the second referral, on page 2, and differs from the machine; then its page is joined with the first.
        await SaveAsync(anna, host, fax.Id, 2, BlindBench.WrittenCin);
        Assert.Contains("It waits for a second person", await anna.TextAsync($"/cases/{fax.Id}/2"), StringComparison.Ordinal);
        await LayAsync(bert, host, fax.Id, ("in:1", "1"), ("in:2", "1"));
        var group = (await host.Store.VerificationsAsync(fax.Id, None))[^1].Groups!.Single();
        Assert.Equal([2], group.Joined);
        await ReadAsync(host, fax.Id, new ReadResult { Pages = Two().Pages, Referrals = [Referral([1, 2], cinOn: 2) with { Group = group }] });

        Assert.Equal($"/cases/{fax.Id}", (await bert.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString);
        // She has keyed it: it waits for another, is not offered to her, and she has no second word.
        string html = await anna.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("It waits for a second person", html, StringComparison.Ordinal);
        Assert.Equal("/", (await anna.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(anna, host, fax.Id, 1, BlindBench.Cin)).StatusCode);
        // The second person sees the page it is on, and neither answer.
        html = await bert.TextAsync($"/cases/{fax.Id}");
        Assert.DoesNotContain("91234567", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{fax.Id}/pages/2.png\"", html, StringComparison.Ordinal);
        await SaveAsync(bert, host, fax.Id, 1, BlindBench.WrittenCin);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, None))!.State);
        Assert.Equal(BlindBench.WrittenCin, Assert.Single((await host.Store.DocumentAsync(fax.Id, None))!.Referrals).Fields[Cin].Value!.Flat);
    }

    [Fact]
    public async Task What_stood_on_a_page_that_was_split_off_is_keyed_anew_by_anybody()
    {
        await using var host = await BlindBench.StartAsync();
        var sample = Two();
        var fax = await AddAsync(host, sample with { Referrals = [Referral([1, 2], cinOn: 2)] });
        using var anna = await host.SignInAsync();
        await SaveAsync(anna, host, fax.Id, 1, BlindBench.WrittenCin);
        await LayAsync(anna, host, fax.Id, ("in:1", "1"), ("in:2", "2"));
        var groups = (await host.Store.VerificationsAsync(fax.Id, None))[^1].Groups!;
        Assert.Contains(Cin, groups[0].Forgotten);
        await ReadAsync(host, fax.Id, new ReadResult { Pages = sample.Pages, Referrals = [Referral([1], cinOn: 1) with { Group = groups[0] }, BlindBench.OfAnother(new ReadResult { Referrals = [Referral([2], cinOn: 2)] }).Referrals[0] with { Group = groups[1] }] });
        foreach (int number in new[] { 1, 2 })
        {
            string html = await anna.TextAsync($"/cases/{fax.Id}/{number}");
            Assert.Contains("Key what is written", html, StringComparison.Ordinal);
            Assert.Contains($"href=\"/cases/{fax.Id}/pages/{number}.png\"", html, StringComparison.Ordinal);
            await SaveAsync(anna, host, fax.Id, number, number == 1 ? BlindBench.Cin : "92345678C");
        }
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, None))!.State);
    }

    [Fact]
    public async Task A_sample_and_a_seed_of_a_laid_fax_show_its_own_pages_and_numbers()
    {
        var dice = new LoadedDice(0.99);
        await using var host = await BlindBench.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<Random>(dice)),
            ("Verify:Trust:SeedShare", "0.1"), ("Verify:Trust:SampleShare", "1"), ("Verify:Trust:CriticalSampleShare", "0"), ("Verify:UndoFor", "00:00:00"));
        await host.Get<SampleDraw>().RunAsync(None);
        var sample = Two();
        var fax = await AddAsync(host, sample with { Referrals = [Referral([1, 2], cinOn: 2)] });
        using var bert = await host.SignInAsync("bert");
        // Page 1 is left out, page 2 becomes referral 2.
        await LayAsync(bert, host, fax.Id, ("in:1", "0"), ("in:2", "2"));
        var group = (await host.Store.VerificationsAsync(fax.Id, None))[^1].Groups!.Single();
        Assert.Equal(2, group.Number);
        await ReadAsync(host, fax.Id, new ReadResult { Pages = sample.Pages, Referrals = [Referral([2], cinOn: 2) with { Group = group }] });
        await SaveAsync(bert, host, fax.Id, 1, BlindBench.Cin);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, None))!.State);

        // A seed first: what is keyed once more is none.
        using var anna = await host.SignInAsync();
        (dice.Number, dice.AfterFirst) = (0.05, 0.9);
        string seed = (await anna.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString["/cases/".Length..];
        dice.Number = 0.99;
        string html = await anna.TextAsync($"/cases/{seed}");
        Assert.Contains("Key what is written", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{seed}/pages/2.png\"", html, StringComparison.Ordinal);
        Assert.Contains("Referral 2", await anna.TextAsync($"/cases/{seed}/pages"), StringComparison.Ordinal);
        Assert.Contains($"{seed}-2", await anna.TextAsync($"/api/documents/{seed}"), StringComparison.Ordinal);
        await BlindBench.SaveAsync(anna, host, seed, (Cin, BlindBench.Cin));
        Assert.Equal(("anna", 1, 1), (await host.Get<ICheckStore>().HitRatesAsync(DateTimeOffset.MaxValue, None)).Select(rate => (rate.Person, rate.Fields, rate.Hits)).Single());

        var work = host.Get<ExportWork>();
        var claimed = (await host.Store.ClaimAsync(work.From, "test", TimeSpan.FromMinutes(1), None))!;
        var end = await work.DoAsync(claimed, None);
        Assert.True(await host.Store.CompleteAsync(claimed.Id, "test", end.Outcome, end.Product, None));
        Assert.Equal(4, await host.Get<SampleDraw>().RunAsync(None));
        string check = (await anna.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString["/cases/".Length..];
        html = await anna.TextAsync($"/cases/{check}");
        Assert.Contains($"href=\"/cases/{check}/pages/2.png\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCase.LastName, html, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCase.LastName, await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        await BlindBench.SaveAsync(anna, host, check, ("member.lastName", SampleCase.LastName), ("member.firstName", "Ottoline"), ("referrer.phone", "8314262100"), ("consent.obtained", "true"));
        Assert.Equal(4, (await host.Get<ICheckStore>().SamplesAsync(0, None)).Count(field => !field.Wrong));
        Assert.Contains(SampleCase.LastName, await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        var labels = new List<FieldLabel>();
        await foreach (var label in host.Get<ILabelStore>().LabelsAsync(None)) labels.Add(label);
        Assert.Equal(5, labels.Count);
        Assert.All(labels, label => Assert.Equal($"{fax.Id}-2", label.ReferralId));
    }

    /// <summary>Two pages, a referral on each, of both of which the CIN is in doubt.</summary>
    private static ReadResult Two()
    {
        var sample = BlindBench.Read(Cin);
        return sample with { Pages = [.. Enumerable.Range(1, 2).Select(page => sample.Pages[0] with { Page = page })], Referrals = [Referral([1], cinOn: 1), Referral([2], cinOn: 2)] };
    }

    private static ReadReferral Referral(int[] pages, int cinOn)
    {
        var referral = BlindBench.Read(Cin).Referrals[0];
        return referral with { Pages = pages, Readings = [.. referral.Readings.Select(reading => reading with { Page = reading.Field == Cin ? cinOn : pages[0] })] };
    }

    private static Task<Fax> AddAsync(DeskHost host, ReadResult read) => BlindBench.AddAsync(host, read);

    private static async Task<HttpResponseMessage> SaveAsync(DeskClient client, DeskHost host, string id, int number, string cin) => await client.PostAsync("/", $"/cases/{id}/{number}",
        [("version", $"{(await host.Store.FindAsync(id, None))!.Version}"), (CaseEntries.FieldName, Cin), (CaseEntries.ValuePrefix + Cin, cin), (CaseEntries.ConfirmedName, Cin)]);

    private static async Task LayAsync(DeskClient client, DeskHost host, string id, params (string, string)[] pages)
    {
        var answer = await client.PostAsync("/", $"/cases/{id}/pages", [("version", $"{(await host.Store.FindAsync(id, None))!.Version}"), .. pages]);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    /// <summary>The service reads it as its pages were laid, and decides it with all that was said.</summary>
    private static async Task ReadAsync(DeskHost host, string id, ReadResult read)
    {
        await host.EndAsync(FaxState.Received, id, new Outcome.Advance(FaxState.Read, []), new Store.WorkProduct(Read: read));
        var document = BlindBench.Pipeline.Decide((await host.Store.FindAsync(id, None))!, read, await host.Store.VerificationsAsync(id, None));
        await host.EndAsync(FaxState.Read, id, new Outcome.AskPerson(document.OpenReasons()), new Store.WorkProduct(Document: document));
    }
}
