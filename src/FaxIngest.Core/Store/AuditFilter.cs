namespace FaxIngest.Store;

/// <summary>Which events of the history. Null: any.</summary>
public sealed record AuditFilter
{
    /// <summary>Account name, or <c>service</c>.</summary>
    public string? Actor { get; init; }
    /// <summary>The fax.</summary>
    public string? FaxId { get; init; }
    /// <summary>The event's name.</summary>
    public string? Action { get; init; }
    /// <summary>A text that the details hold, exact.</summary>
    public string? Mention { get; init; }
    /// <summary>Not before (UTC).</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>Before (UTC).</summary>
    public DateTimeOffset? To { get; init; }
    /// <summary>Only events with smaller numbers: the next page of a list that has the latest first.</summary>
    public long? Before { get; init; }
}
