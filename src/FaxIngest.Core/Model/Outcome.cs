namespace FaxIngest.Model;

/// <summary>How the work on a claimed fax ended. Outcomes are values; exceptions are faults and are caught in one place.</summary>
public abstract record Outcome(IReadOnlyList<Reason> Reasons)
{
    /// <summary>On to the next state.</summary>
    public sealed record Advance(FaxState To, IReadOnlyList<Reason> Reasons) : Outcome(Reasons);

    /// <summary>The same work again, not before the given time.</summary>
    /// <param name="NotBefore">Earliest time of the next claim (UTC).</param>
    /// <param name="Reasons">Why.</param>
    /// <param name="AttemptSpent">False when the cause lay outside the fax (a full disk, a target that is down):
    /// the attempt is given back, so that an outage of hours makes no fax Stuck.</param>
    public sealed record RetryLater(DateTimeOffset NotBefore, IReadOnlyList<Reason> Reasons, bool AttemptSpent = true) : Outcome(Reasons);

    /// <summary>A person has to look.</summary>
    public sealed record AskPerson(IReadOnlyList<Reason> Reasons) : Outcome(Reasons);

    /// <summary>No more attempts: Stuck.</summary>
    public sealed record GiveUp(IReadOnlyList<Reason> Reasons) : Outcome(Reasons);
}
