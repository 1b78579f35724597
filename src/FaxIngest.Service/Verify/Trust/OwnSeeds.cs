using System.Security.Claims;
using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Seeds in the lists of the one person they are for: there they stand, and count, like any fax that waits. Nobody else's lists or counts know of them.</summary>
internal sealed class OwnSeeds(ICheckStore checks, CheckPapers papers)
{
    /// <summary>Lines of the seeds that wait for this person.</summary>
    internal async Task<IReadOnlyList<QueueEntry>> LinesAsync(ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(who)) return [];
        var lines = new List<QueueEntry>();
        foreach (string id in await checks.OwnAsync(who.Identity!.Name!, cancellation))
            if (await papers.FindAsync(id, who, cancellation) is { } sheet) lines.Add(LineOf(sheet));
        return lines;
    }

    /// <summary>A list of the queue with seeds where their clocks put them.</summary>
    internal static IReadOnlyList<QueueEntry> Among(IReadOnlyList<QueueEntry> waiting, IEnumerable<QueueEntry> seeds, int limit) =>
        [.. waiting.Concat(seeds).OrderBy(line => line.ClockEnds ?? DateTimeOffset.MaxValue).ThenBy(line => line.Fax.Source.ReceivedAt).ThenBy(line => line.Fax.Id, StringComparer.Ordinal).Take(limit)];

    /// <summary>A line as the queue counts it.</summary>
    internal static QueueGroup GroupOf(QueueEntry line)
    {
        var received = line.Fax.Source.ReceivedAt.ToUniversalTime();
        return new QueueGroup(line.Fax.State, line.FormTypes, line.Reasons, line.Fax.Source.Channel, received.AddTicks(-(received.Ticks % TimeSpan.TicksPerHour)), line.Holder, 1);
    }

    private static QueueEntry LineOf(CheckSheet sheet)
    {
        var (fax, document) = (sheet.Paper.Fax, sheet.Paper.Document);
        var received = fax.Source.ReceivedAt;
        return new QueueEntry(fax, Codes(document.Referrals.Select(referral => referral.Form.Type)), document.PageCount, document.Referrals.Sum(referral => referral.Fields.Values.Count(field => field.Decision == Decisions.Verify)))
        {
            ClockEnds = fax.Delivery?.Urgent == true ? DueDate.ExpeditedEnd(received) : fax.DueBy is { } due ? DueDate.End(received, due) : null,
            Reasons = Codes(fax.Reasons.Select(reason => reason.Code)),
            Holder = sheet.Check.Holder,
        };
    }

    private static IReadOnlyList<string> Codes(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
