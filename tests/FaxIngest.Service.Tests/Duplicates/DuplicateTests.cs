using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Service.Tests.Work;
using FaxIngest.Verify;
using FaxIngest.Work;

namespace FaxIngest.Duplicates;

/// <summary>Faxes that repeat an earlier one, through the real store.</summary>
public sealed class DuplicateTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private readonly WorkBench bench = new();
    private readonly Dictionary<string, (Referral[] Referrals, DateTimeOffset At)> contents = [];

    public DuplicateTests() => bench.OnDecide = (fax, _) => DocumentOf(fax);

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_paper_faxed_again_is_linked_to_the_earlier_one_and_asks_a_person()
    {
        string first = await FaxAsync(Day, Paper());
        string again = await FaxAsync(Day.AddDays(2), Paper());

        Assert.Equal(FaxState.Accepted, (await bench.FindAsync(first)).State);
        var fax = await bench.FindAsync(again);
        Assert.Equal(FaxState.AwaitingVerification, fax.State);
        Assert.Equal([DuplicateSearch.Code], fax.Reasons.Select(reason => reason.Code));
        Assert.Contains("2026-11-20", fax.Reasons[0].Message, StringComparison.Ordinal);
        var document = (await bench.Store.DocumentAsync(again, None))!;
        var found = Assert.Single(document.ProbableDuplicates);
        Assert.Equal((again + "-1", first, first + "-1"), (found.Referral, found.Id, found.EarlierReferral));
        Assert.InRange(found.Score, 0.99, 1);
        Assert.NotEmpty(found.Evidence);
        Assert.Equivalent(new DuplicateLink(again, found), Assert.Single(await bench.Links.LinksAsync(first, None)), strict: true);
        Assert.Contains(await bench.Store.EventsAsync(again, None), each => each.Action == "duplicate-linked" && each.Details.Contains(first, StringComparison.Ordinal));
        Assert.Empty((await bench.Store.DocumentAsync(first, None))!.ProbableDuplicates);
    }

    [Fact]
    public async Task Where_it_is_only_to_be_told_the_fax_goes_on()
    {
        bench.Duplicates.AskPerson = false;
        await FaxAsync(Day, Paper());
        string again = await FaxAsync(Day.AddDays(2), Paper());
        Assert.Equal(FaxState.Accepted, (await bench.FindAsync(again)).State);
        Assert.Single((await bench.Store.DocumentAsync(again, None))!.ProbableDuplicates);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public async Task Only_the_window_is_looked_at(int days, bool found)
    {
        await FaxAsync(Day, Paper());
        string again = await FaxAsync(Day.AddDays(days), Paper());
        Assert.Equal(found ? 1 : 0, (await bench.Store.DocumentAsync(again, None))!.ProbableDuplicates.Count);
    }

    [Fact]
    public async Task The_earlier_one_may_still_be_with_a_person()
    {
        string first = await FaxAsync(Day, Paper() with { Decision = "verify" });
        Assert.Equal(FaxState.AwaitingVerification, (await bench.FindAsync(first)).State);
        string again = await FaxAsync(Day, Paper());
        Assert.Equal(first, Assert.Single((await bench.Store.DocumentAsync(again, None))!.ProbableDuplicates).Id);
    }

    [Fact]
    public async Task A_correction_finds_what_the_misreading_hid_and_links_the_later_fax()
    {
        // All that could find it was misread.
        string first = await FaxAsync(Day, Paper(cin: "90000000A", last: "Smudge", first: "Blot", born: "1911-01-01", phone: "8310000000", npi: "1000000000", office: "8311111111"));
        string again = await FaxAsync(Day.AddDays(1), Paper());
        Assert.Empty((await bench.Store.DocumentAsync(again, None))!.ProbableDuplicates);

        // The earlier one is corrected: it is the same paper as the later one after all.
        contents[first] = ([Paper()], Day);
        await DecideAgainAsync(first);
        var link = Assert.Single(await bench.Links.LinksAsync(again, None));
        Assert.Equal((again, first), (link.FaxId, link.Duplicate.Id));

        // The same from the earlier one's side: corrected to be another paper, it has no later one.
        contents[first] = ([Paper(cin: "97777777C", first: "Another")], Day);
        await DecideAgainAsync(first);
        Assert.Empty(await bench.Links.LinksAsync(again, None));
        contents[first] = ([Paper()], Day);
        await DecideAgainAsync(first);
        Assert.Single(await bench.Links.LinksAsync(again, None));

        // And what is corrected to be another paper is no longer linked.
        contents[again] = ([Paper(cin: "98888888B", first: "Someone")], Day.AddDays(1));
        await DecideAgainAsync(again);
        Assert.Empty(await bench.Links.LinksAsync(again, None));
        Assert.Contains(await bench.Store.EventsAsync(again, None), each => each.Action == "duplicate-unlinked");
    }

    [Fact]
    public async Task A_person_who_overrules_it_is_not_asked_again_and_the_link_stays()
    {
        await FaxAsync(Day, Paper());
        string again = await FaxAsync(Day, Paper());
        var search = bench.Search;
        var document = DocumentOf(await bench.FindAsync(again));
        var said = new Verification { Person = "ann", At = Day, ReferralId = again + "-1", Overruled = [DuplicateSearch.Code] };
        Assert.Equal("verify", (await search.MarkAsync(document, [], None)).Referrals[0].Decision);
        var marked = await search.MarkAsync(document, [said], None);
        Assert.Equal("accept", marked.Referrals[0].Decision);
        Assert.Single(marked.ProbableDuplicates);
    }

    [Fact]
    public async Task The_same_paper_twice_in_one_call_is_told_too_and_another_service_is_not()
    {
        string twice = await FaxAsync(Day, Paper(), Paper());
        var found = Assert.Single((await bench.Store.DocumentAsync(twice, None))!.ProbableDuplicates);
        Assert.Equal((twice + "-2", twice + "-1", "same-call"), (found.Referral, found.EarlierReferral, found.Evidence[^1].Code));
        string two = await FaxAsync(Day.AddDays(300), Paper(), Paper(service: "ecm-outreach"));
        Assert.Empty((await bench.Store.DocumentAsync(two, None))!.ProbableDuplicates);
    }

    [Fact]
    public async Task A_candidate_is_found_among_thousands_through_the_index()
    {
        await FaxAsync(Day, Paper());
        string plan = bench.Plan("SELECT fax_id FROM duplicate_key WHERE key IN ('a', 'b') AND received_at >= 'x' AND received_at <= 'y' AND fax_id <> 'z' GROUP BY fax_id ORDER BY count(*) DESC LIMIT 40");
        Assert.Contains("SEARCH duplicate_key USING PRIMARY KEY (key=? AND received_at>? AND received_at<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN duplicate_key", plan, StringComparison.Ordinal);
    }

    private async Task<string> FaxAsync(DateTimeOffset at, params Referral[] referrals)
    {
        string id = await bench.ArriveAsync(new Source("fax", at, "8314305850", "8315550100"));
        contents[id] = (referrals, at);
        Assert.NotNull((await bench.Runner.RunOneAsync(bench.ReadWork, None)).Fax);
        Assert.NotNull((await bench.Runner.RunOneAsync(bench.DecideWork, None)).Fax);
        return id;
    }

    /// <summary>Saves a fax as the desk does, decided from what it is now.</summary>
    private async Task DecideAgainAsync(string id)
    {
        var fax = await bench.FindAsync(id);
        if (fax.State == FaxState.Accepted)
        {
            // It went on: a supervisor's way back is through Stuck.
            await bench.Store.ClaimAsync(FaxState.Accepted, "t", TimeSpan.FromMinutes(1), None);
            Assert.True(await bench.Store.CompleteAsync(id, "t", new Outcome.GiveUp([]), Store.WorkProduct.None, None));
            fax = await bench.FindAsync(id);
        }
        var document = await bench.Search.MarkAsync(DocumentOf(fax), [], None);
        Assert.True(await bench.Store.SaveVerificationAsync(id, fax.Version, new Verification { Person = "ann", At = Day }, document, FaxState.AwaitingVerification, None));
    }

    private Document DocumentOf(Fax fax) => WorkBench.DocumentOf(fax) with
    {
        Source = fax.Source with { ReceivedAt = contents[fax.Id].At },
        Referrals = [.. contents[fax.Id].Referrals.Select((referral, index) => referral with { Id = $"{fax.Id}-{index + 1}" })],
    };

    private static Referral Paper(string cin = "95085835U", string last = "Borba", string first = "Pa", string born = "1997-07-07", string phone = "8318727798", string npi = "1814654640", string office = "8319540913", string service = "ecm") => new()
    {
        Id = "",
        Pages = [1],
        Form = new ReferralForm("ecm-referral", "alliance-ecm-referral", 1),
        Decision = "accept",
        Fields = new (string Path, FieldValue Value)[]
        {
            ("member.cin", FieldValue.Of(cin)), ("member.lastName", FieldValue.Of(last)), ("member.firstName", FieldValue.Of(first)), ("member.dateOfBirth", FieldValue.Of(born)),
            ("member.phone", FieldValue.Of(phone)), ("referrer.npi", FieldValue.Of(npi)), ("referrer.phone", FieldValue.Of(office)), ("referral.date", FieldValue.Of("2026-11-12")),
            ("services", FieldValue.Of([service])), ("narrative", FieldValue.Of("Lives in car near river levee, lost job in December, no family support nearby.")), ("signature.date", FieldValue.Of("2026-11-12")),
        }.ToDictionary(pair => pair.Path, pair => new ReferralField { Value = pair.Value, Confidence = 0.9996, Decision = "accept" }),
    };
}
