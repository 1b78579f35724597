using FaxIngest.Model;

namespace FaxIngest.Verify;

/// <summary>How saving what a person said ended.</summary>
internal abstract record SaveOutcome
{
    /// <summary>Kept. <paramref name="Done"/>: this referral needs nobody any more; <paramref name="To"/>: where the fax is now.</summary>
    internal sealed record Saved(FaxState To, bool Done) : SaveOutcome
    {
        /// <summary>All that is still open in the fax waits for another person.</summary>
        internal bool Waits { get; init; }
    }

    /// <summary>Nothing was kept: entries are wrong, by field path.</summary>
    internal sealed record Wrong(IReadOnlyDictionary<string, string> Problems) : SaveOutcome;

    /// <summary>Nothing was kept: the fax was changed meanwhile.</summary>
    internal sealed record Conflict : SaveOutcome;
}
