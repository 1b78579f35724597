using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Api;

/// <summary>One fax in a list.</summary>
internal sealed record FaxSummary(
    string Id, string Sha256, string FileName, FaxState State, Source Source, DateOnly? DueBy, int Arrivals, int Attempts, long Version, IReadOnlyList<Reason> Reasons)
{
    internal static FaxSummary Of(Fax fax) =>
        new(fax.Id, fax.Sha256, fax.FileName, fax.State, fax.Source, fax.DueBy, fax.Arrivals, fax.Attempts, fax.Version, fax.Reasons);
}

/// <summary>A page of a list. <paramref name="Next"/>: give it as <c>after</c> for the rest; null: that was all.</summary>
internal sealed record FaxList(IReadOnlyList<FaxSummary> Items, string? Next);

/// <summary>One line of the verification queue.</summary>
internal sealed record QueueItem(
    string Id, FaxState State, IReadOnlyList<string> FormTypes, int PageCount, int FieldsToCheck, DateTimeOffset ReceivedAt, DateOnly? DueBy)
{
    internal static QueueItem Of(QueueEntry entry) =>
        new(entry.Fax.Id, entry.Fax.State, entry.FormTypes, entry.PageCount, entry.FieldsToCheck, entry.Fax.Source.ReceivedAt, entry.Fax.DueBy);
}

/// <summary>What an upload did.</summary>
/// <param name="Id">The fax that carries these bytes.</param>
/// <param name="Sha256">Of the bytes.</param>
/// <param name="New">False: the same bytes came before.</param>
internal sealed record Uploaded(string Id, string Sha256, bool New);

/// <summary>State of the service.</summary>
internal sealed record Health(string Status)
{
    /// <summary>Sources that cannot be taken in, or put in order, at present; null: none.</summary>
    public IReadOnlyList<TroubledSource>? Troubled { get; init; }

    /// <summary>Families of fields whose threshold rose because too many of them were wrong; null: none.</summary>
    public IReadOnlyList<RaisedFamily>? Raised { get; init; }
}

/// <summary>A source that cannot be taken in.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Code">Of the reason.</param>
internal sealed record TroubledSource(string Source, DateTimeOffset Since, string Code);

/// <summary>A family of fields whose threshold rose.</summary>
/// <param name="Family">Its name.</param>
/// <param name="Since">Since when (UTC).</param>
internal sealed record RaisedFamily(string Family, DateTimeOffset Since);
