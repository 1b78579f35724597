using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Store;

public abstract partial class FaxStoreContract
{
    private int orderly;

    private async Task<string> WaitAsync(IFaxStore store, string channel = "fax", bool urgent = false)
    {
        int number = Interlocked.Increment(ref orderly);
        string sha256 = number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        var arrival = new Arrival(sha256, 1, "a.tif", new Source(channel, DateTimeOffset.UnixEpoch), $"order:{number}") { Delivery = new() { Urgent = urgent } };
        return (await store.AdmitAsync(arrival, CancellationToken.None)).FaxId;
    }

    private static async Task<string> ClaimIdAsync(IFaxStore store) => (await store.ClaimAsync(FaxState.Received, "order", TimeSpan.FromHours(1), CancellationToken.None))!.Id;

    [Fact]
    public async Task Urgent_work_is_claimed_before_what_came_earlier()
    {
        var store = Again(time);
        for (int i = 0; i < 10; i++) await WaitAsync(store);
        string urgent = await WaitAsync(store, urgent: true);
        Assert.Equal(urgent, await ClaimIdAsync(store));
    }

    [Fact]
    public async Task Old_work_is_claimed_within_its_bound_however_much_urgent_work_comes()
    {
        var store = Again(time);
        var old = new List<string>();
        for (int i = 0; i < 10; i++) old.Add(await WaitAsync(store));
        for (int i = 0; i < 50; i++) await WaitAsync(store, urgent: true);
        var claimed = new List<string>();
        for (int claim = 0; claim < 4 * old.Count; claim++)
        {
            await WaitAsync(store, urgent: true);
            claimed.Add(await ClaimIdAsync(store));
        }
        Assert.Equal(old, claimed.Where(old.Contains));
        // And urgent work has three turns of four all the same.
        Assert.Equal(3 * old.Count, claimed.Count(id => !old.Contains(id)));
    }

    [Theory]
    [InlineData("mail", "fax")]
    [InlineData("fax", "mail")]
    [InlineData("fax", "upload")]
    public async Task A_flood_in_one_lane_keeps_no_other_waiting(string flood, string other)
    {
        var store = Again(time);
        for (int i = 0; i < 100; i++) await WaitAsync(store, flood);
        string late = await WaitAsync(store, other);
        var claimed = new List<string>();
        for (int claim = 0; claim < 4; claim++) claimed.Add(await ClaimIdAsync(store));
        Assert.Contains(late, claimed);
    }

    [Fact]
    public async Task What_came_with_a_fax_stays_with_it()
    {
        var store = Again(time);
        var delivery = new Delivery { Pages = 3, BadLines = 7, BadLinesByPage = [0, 7, 0], Urgent = true, Reasons = [new("pages-missing", "A page of this fax did not come.")], Remarks = ["no-sidecar"] };
        var arrival = new Arrival(new string('d', 64), 1, "a\n\u202Eb.tif", new Source("fax", DateTimeOffset.UnixEpoch, "8314305850", "8315550100", Station: "HARBOR"), "delivery") { Delivery = delivery };
        var fax = (await store.FindAsync((await store.AdmitAsync(arrival, CancellationToken.None)).FaxId, CancellationToken.None))!;
        Assert.Equal((3, 7, true), (fax.Delivery!.Pages, fax.Delivery.BadLines, fax.Delivery.Urgent));
        Assert.Equal(delivery.Reasons, fax.Delivery.Reasons);
        Assert.Equal(delivery.BadLinesByPage, fax.Delivery.BadLinesByPage);
        Assert.Equal("HARBOR", fax.Source.Station);
        Assert.Equal("a\\u{000A}\\u{202E}b.tif", fax.FileName);
    }

    [Fact]
    public async Task An_arrival_that_is_urgent_makes_the_waiting_fax_urgent()
    {
        var store = Again(time);
        await WaitAsync(store);
        string later = await WaitAsync(store);
        var fax = (await store.FindAsync(later, CancellationToken.None))!;
        await store.AdmitAsync(new Arrival(fax.Sha256, 1, "a.tif", fax.Source, "again") { Delivery = new() { Urgent = true } }, CancellationToken.None);
        Assert.Equal(later, await ClaimIdAsync(store));
    }

    [Fact]
    public async Task A_lease_taken_by_a_clock_that_was_ahead_ends_all_the_same()
    {
        var store = Again(time);
        string id = await WaitAsync(store);
        time.Set(TimeSpan.FromDays(365));
        await store.ClaimAsync(FaxState.Received, "ahead", TimeSpan.FromSeconds(30), CancellationToken.None);
        time.Set(TimeSpan.FromDays(-365));
        Assert.Equal(0, await store.RescueAsync(3, CancellationToken.None)); // its owner may live and renew it
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await store.RescueAsync(3, CancellationToken.None));
        Assert.Equal(id, await ClaimIdAsync(store));
    }

    [Fact]
    public async Task A_wait_set_by_a_clock_that_was_ahead_ends_all_the_same()
    {
        var store = Again(time);
        string id = await WaitAsync(store);
        await store.ClaimAsync(FaxState.Received, "ahead", TimeSpan.FromSeconds(30), CancellationToken.None);
        await store.CompleteAsync(id, "ahead", new Outcome.RetryLater(time.GetUtcNow() + TimeSpan.FromDays(365), []), WorkProduct.None, CancellationToken.None);
        await store.RescueAsync(3, CancellationToken.None);
        Assert.Null(await store.ClaimAsync(FaxState.Received, "b", TimeSpan.FromHours(1), CancellationToken.None));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(id, await ClaimIdAsync(store));
    }
}
