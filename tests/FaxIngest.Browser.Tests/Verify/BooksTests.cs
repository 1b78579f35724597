using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>The ledger, and papers that were faxed again, as persons see them.</summary>
public sealed class BooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    [Fact]
    public async Task A_supervisor_reconciles_the_day_and_sees_what_is_lost()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync(document: Whole);
        await host.AddCaseAsync("second.tif", document: Whole);
        await host.AddStuckAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, AccountRole.Supervisor);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ledger" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This day was not reconciled yet.")).ToBeVisibleAsync(Soon);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reconcile" }).ClickAsync();
        // The sample's documents were made of other bytes than came in.
        await Assertions.Expect(page.GetByText("2 things do not add up.")).ToBeVisibleAsync(Soon);
        Directory.Delete(Path.Combine(host.Folder, "blobs"), recursive: true);
        await page.GetByLabel("Hash the bytes").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reconcile" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"The bytes of fax {fax.Id} are gone")).ToBeVisibleAsync(Soon);
        await visit.ScreenshotAsync("ledger");
    }

    [Fact]
    public async Task A_paper_faxed_again_is_shown_beside_the_earlier_one()
    {
        await using var host = await DeskHost.StartAsync();
        var earlier = await host.AddCaseAsync("earlier.tif", received: SampleCase.Received.AddDays(-2));
        var later = await host.AddCaseAsync("later.tif", document: id => Repeats(id, earlier.Id));
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{later.Id}");
        await Assertions.Expect(page.GetByText("Probably faxed before", new() { Exact = true })).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.GetByLabel("It is to be processed all the same")).ToBeVisibleAsync(Soon);
        await page.Locator(".duplicate summary b").ClickAsync();
        await Assertions.Expect(page.GetByText("7 of 8 fields that can be compared say the same.")).ToBeVisibleAsync(Soon);
        await visit.ScreenshotAsync("duplicate");
        await page.GetByRole(AriaRole.Link, new() { Name = "Side by side" }).ClickAsync();
        await Assertions.Expect(page.GetByText("One field differs.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator("tr.differs")).ToHaveCountAsync(1);
        await visit.ScreenshotAsync("compare");
        await page.GotoAsync($"/cases/{earlier.Id}");
        await Assertions.Expect(page.GetByText("Probably faxed again later")).ToBeVisibleAsync(Soon);
    }

    private static Document Whole(string id) => SampleCase.Document(id);

    private static Document Repeats(string id, string earlier)
    {
        var document = SampleCase.Document(id);
        var fields = document.Referrals[0].Fields.ToDictionary();
        fields["member.phone"] = fields["member.phone"] with { Value = FieldValue.Of("8315550143") };
        return document with
        {
            Referrals = [document.Referrals[0] with { Fields = fields, Reasons = [.. document.Referrals[0].Reasons, new Reason("probable-duplicate", "It was probably faxed before. The other was received on 2026-11-18.")] }],
            ProbableDuplicates =
            [
                new ProbableDuplicate($"{id}-1", earlier, $"{earlier}-1", 0.994,
                [
                    new Reason("fields-agree", "7 of 8 fields that can be compared say the same."), new Reason("same", "Both say the same.", "narrative"),
                    new Reason("differs", "They say different things.", "member.phone"), new Reason("received-before", "The other was received on 2026-11-18."),
                ]),
            ],
        };
    }
}
