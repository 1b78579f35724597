using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>One line on a reader's stdout.</summary>
internal sealed record ReaderAnswer
{
    /// <summary>The reader has loaded its models and waits for documents.</summary>
    internal const string Ready = "ready";
    /// <summary>A page is done: a sign of life.</summary>
    internal const string PageDone = "page";
    /// <summary>The document is read: the last line about it.</summary>
    internal const string Done = "result";
    /// <summary>The reader failed, knows it, and ends: its last line.</summary>
    internal const string Fault = "fault";

    /// <summary>One of the constants.</summary>
    public required string Kind { get; init; }
    /// <summary>The request's id; null for <see cref="Ready"/>.</summary>
    public string? Id { get; init; }
    /// <summary>For <see cref="PageDone"/>: the page, from 1.</summary>
    public int? Page { get; init; }
    /// <summary>For <see cref="Done"/>.</summary>
    public ReadResult? Result { get; init; }
    /// <summary>For <see cref="Ready"/>: what the system did not let it take away from itself; null: nothing.</summary>
    public IReadOnlyList<string>? Unconfined { get; init; }
    /// <summary>For <see cref="Fault"/>.</summary>
    public Reason? Reason { get; init; }
}
