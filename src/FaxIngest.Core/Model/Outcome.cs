namespace FaxIngest.Model;

/// <summary>How the work on a claimed fax ended. Outcomes are values; exceptions are faults and are caught in one place.</summary>
public abstract record Outcome(IReadOnlyList<Reason> Reasons)
{
    /// <summary>On to the next state.</summary>
    public sealed record Advance(FaxState To, IReadOnlyList<Reason> Reasons) : Outcome(Reasons);

    /// <summary>The same work again, not before the given time.</summary>
    public sealed record RetryLater(DateTimeOffset NotBefore, IReadOnlyList<Reason> Reasons) : Outcome(Reasons);

    /// <summary>A person has to look.</summary>
    public sealed record AskPerson(IReadOnlyList<Reason> Reasons) : Outcome(Reasons);

    /// <summary>No more attempts: Stuck.</summary>
    public sealed record GiveUp(IReadOnlyList<Reason> Reasons) : Outcome(Reasons);
}
