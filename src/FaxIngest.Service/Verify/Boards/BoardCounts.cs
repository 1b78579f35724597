using System.Collections.Concurrent;
using System.Security.Claims;
using FaxIngest.Decide;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify.Boards;

/// <summary>Puts boards together. Days that are over are counted once; what is the same for all is counted at most every second.</summary>
internal sealed class BoardCounts(IBoardStore store, ICheckStore checks, TrustFigures trust, TimeProvider time) : IDisposable
{
    /// <summary>Days of the small plots: two weeks and today.</summary>
    private const int Days = 14;

    private const int Readings = 200;

    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<DateOnly, DayCounts> past = new();
    private readonly SemaphoreSlim turn = new(1);
    private Board? known;

    /// <summary>The board for this person.</summary>
    internal async Task<Board> ForAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        var board = await CommonAsync(cancellation);
        var today = PacificTime.Start(PacificTime.Day(board.At));
        var persons = await store.PersonsAsync(today, cancellation);
        // Those of earlier days: a rate that moves with a save would tell what was saved.
        var rates = await checks.HitRatesAsync(today, cancellation);
        if (Roles.MayReview(person)) return board with { Persons = persons, Rates = rates };
        string name = person.Identity!.Name!;
        return board with { Persons = [.. persons.Where(each => each.Person == name)], Rates = [.. rates.Where(each => each.Person == name)] };
    }

    /// <summary>Counts the days that are over before anybody asks: the first look after a start counts two weeks.</summary>
    internal async Task WarmAsync(CancellationToken cancellation)
    {
        var today = PacificTime.Day(time.GetUtcNow());
        for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1)) await PastAsync(day, cancellation);
        foreach (var day in past.Keys.Where(day => day < today.AddDays(-Days))) past.TryRemove(day, out _);
    }

    public void Dispose() => turn.Dispose();

    private async Task<Board> CommonAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            return known is { } last && now - last.At < Keep && now >= last.At ? last : known = await CountAsync(now, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Board> CountAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = PacificTime.Day(now);
        var start = PacificTime.Start(today);
        var hours = await store.HoursAsync(start, now.AddMinutes(1), cancellation);
        var all = hours.Values.Aggregate(new DayCounts(), (sum, hour) => sum.Plus(hour));
        var days = new List<(DateOnly, DayCounts)>();
        for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1)) days.Add((day, await PastAsync(day, cancellation)));
        days.Add((today, all));
        return new Board(
            now,
            all,
            [.. Enumerable.Range(0, 24).Select(hour => start.AddHours(hour)).TakeWhile(hour => hour <= now).Select(hour => hours.GetValueOrDefault(hour, new DayCounts()))],
            days,
            await store.ClocksAsync(now, PacificTime.Start(today.AddDays(1)), PacificTime.Start(today.AddDays(2)), cancellation),
            [.. (await store.ReadingsAsync(start, Readings, cancellation)).Order()],
            await trust.SilentErrorsAsync(cancellation),
            await trust.RaisedAsync(cancellation));
    }

    private async Task<DayCounts> PastAsync(DateOnly day, CancellationToken cancellation)
    {
        if (past.TryGetValue(day, out var counted)) return counted;
        var hours = await store.HoursAsync(PacificTime.Start(day), PacificTime.Start(day.AddDays(1)), cancellation);
        return past[day] = hours.Values.Aggregate(new DayCounts(), (sum, hour) => sum.Plus(hour));
    }
}
