using System.Net;
using System.Text.Json;
using FaxIngest.Hosting;
using FaxIngest.Verify;

namespace FaxIngest.Ledger;

public sealed class LedgerPageTests
{
    [Theory]
    [InlineData(AccountRole.Verifier, false)]
    [InlineData(AccountRole.Auditor, true)]
    [InlineData(AccountRole.Supervisor, true)]
    [InlineData(AccountRole.Admin, true)]
    public async Task The_books_are_open_to_those_who_review(AccountRole role, bool open)
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync("person", role);
        Assert.Equal(open ? HttpStatusCode.OK : HttpStatusCode.Found, (await client.GetAsync("/ledger")).StatusCode);
        Assert.Equal(open ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, (await client.GetAsync("/api/ledger")).StatusCode);
        Assert.Equal(open, (await client.TextAsync("/")).Contains("href=\"/ledger\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_is_reconciled_on_demand_and_what_is_lost_is_named_on_the_page_in_the_interface_and_in_the_metrics()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        Directory.Delete(Path.Combine(host.Folder, "blobs"), recursive: true);
        using var client = await host.SignInAsync("person", AccountRole.Auditor);
        string day = Decide.PacificTime.Day(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var answer = await client.PostAsync("/ledger", "/ledger", [("day", day), ("hash", "true")]);
        Assert.Equal($"/ledger?day={day}", answer.Headers.Location?.ToString());

        string page = await client.TextAsync($"/ledger?day={day}");
        Assert.Contains($"The bytes of fax {fax.Id} are gone", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCase.LastName, page, StringComparison.OrdinalIgnoreCase);
        var report = JsonDocument.Parse(await client.TextAsync("/api/ledger")).RootElement;
        Assert.False(report.GetProperty("balanced").GetBoolean());
        Assert.Equal(1, report.GetProperty("states").GetProperty("awaitingVerification").GetInt32());
        // The sample's document names other bytes than came in, too.
        Assert.Contains("faxingest_ledger_discrepancies 2\n", await client.TextAsync("/metrics"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/ledger?day=yesterday")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/ledger", "/ledger", [("day", "2999-01-01")])).StatusCode);
    }
}
