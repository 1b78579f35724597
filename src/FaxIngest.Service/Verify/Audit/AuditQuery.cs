using System.Globalization;
using FaxIngest.Decide;
using FaxIngest.Store;
using Microsoft.AspNetCore.Http.Extensions;

namespace FaxIngest.Verify.Audit;

/// <summary>What an auditor looks for, as it stands in an address.</summary>
internal sealed record AuditQuery(string? Actor, string? Fax, string? Action, DateOnly? From, DateOnly? To, long? Before, string? Member)
{
    internal static AuditQuery Of(IQueryCollection query) => new(
        Text(query["actor"])?.ToLowerInvariant(), Text(query["fax"]), Text(query["action"]), Day(query["from"]), Day(query["to"]),
        long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out long before) ? before : null,
        MemberTag.IsTag(query["member"]) ? query["member"].ToString() : null);

    /// <summary>Days are the plan's.</summary>
    internal AuditFilter Filter => new()
    {
        Actor = Actor,
        FaxId = Fax,
        Action = Member is null ? Action : "searched-roster",
        Mention = Member,
        From = From is { } from ? PacificTime.Start(from) : null,
        To = To is { } to ? PacificTime.Start(to.AddDays(1)) : null,
        Before = Before,
    };

    /// <summary>The same in an address.</summary>
    internal string Path(string page)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in new[] { ("actor", Actor), ("fax", Fax), ("action", Action), ("member", Member), ("from", DayText(From)), ("to", DayText(To)), ("before", Before?.ToString(CultureInfo.InvariantCulture)) })
            if (value is not null) query.Add(key, value);
        return page + query;
    }

    internal static string? DayText(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
