using FaxIngest.Model;

namespace FaxIngest.Work;

/// <summary>How one claim went: nothing was there to claim (<see cref="Fax"/> is null), or the fax as claimed with its outcome (null: the lease was lost).</summary>
internal readonly record struct ClaimEnd(Fax? Fax, Outcome? Outcome)
{
    public static readonly ClaimEnd Nothing;

    /// <summary>It failed for a cause outside the fax.</summary>
    public bool Outage => Outcome is Outcome.RetryLater { AttemptSpent: false };

    /// <summary>The service has no more to do on the fax.</summary>
    public bool LeftTheQueue => Outcome is Outcome.AskPerson or Outcome.GiveUp or Outcome.Advance { To: FaxState.Exported };
}
