using FaxIngest.Decide;
using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>A fax's line in the verification queue, kept in the transaction that moves the fax.</summary>
internal static class WaitingLine
{
    /// <summary>Mark of a database whose lines were made by a script, which knows days and no hours.</summary>
    public const string OutdatedMark = "queue-lines";

    /// <summary>Stands for "no clock runs", and sorts behind all others.</summary>
    private const string Never = "9999-12-31T00:00:00.0000000Z";

    /// <summary>Writes, rewrites or removes the line as the fax stands now.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="faxId">The fax.</param>
    /// <param name="document">As decided last, when it is at hand; null: it is looked up.</param>
    public static async Task KeepAsync(SqlSession session, string faxId, Document? document = null)
    {
        var fax = (await session.FirstAsync<FaxRow>("find", new { id = faxId }).ConfigureAwait(false))?.ToFax();
        if (fax?.State is not (FaxState.AwaitingVerification or FaxState.Stuck))
        {
            await session.ExecuteAsync("waiting_drop", new { id = faxId }).ConfigureAwait(false);
            return;
        }
        document ??= await session.FirstAsync<string>("document", new { id = faxId }).ConfigureAwait(false) is string json ? StoreJson.Read<Document>(json) : null;
        var referrals = document?.Referrals ?? [];
        await session.ExecuteAsync("waiting_put", new
        {
            id = faxId,
            ends = fax.DueBy is { } due ? StoreTime.Text(DueDate.End(fax.Source.ReceivedAt, due)) : Never,
            urgentEnds = StoreTime.Text(DueDate.ExpeditedEnd(fax.Source.ReceivedAt)),
            forms = Text(referrals.Select(referral => referral.Form.Type)),
            reasons = Text(fax.Reasons.Select(reason => reason.Code)),
            pages = document?.PageCount ?? 0,
            fields = referrals.Sum(referral => referral.Fields.Values.Count(field => field.Decision == Decisions.Verify)),
        }).ConfigureAwait(false);
    }

    /// <summary>Writes the lines of all that waits anew; who has a case open keeps it.</summary>
    public static async Task KeepAllAsync(SqlSession session)
    {
        foreach (string id in await session.ListAsync<string>("waiting_faxes").ConfigureAwait(false)) await KeepAsync(session, id).ConfigureAwait(false);
    }

    /// <summary>Codes of a column.</summary>
    public static IReadOnlyList<string> Codes(string column) => column.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Finds a code in a column. Codes are lower-case words with dashes; what is none finds nothing.</summary>
    public static string? Pattern(string? code) => code is null ? null : code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? $"% {code} %" : "";

    public static DateTimeOffset? ClockEnds(string column) => column == Never ? null : StoreTime.Time(column);

    private static string Text(IEnumerable<string> codes) => $" {string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal))} ";
}
