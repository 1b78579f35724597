namespace FaxIngest.Model;

/// <summary>The steps a fax may take: the arrows of the state diagram. A store refuses every other.</summary>
public static class FaxTransitions
{
    private static readonly HashSet<(FaxState From, FaxState To)> Worker =
    [
        (FaxState.Received, FaxState.Read),
        (FaxState.Read, FaxState.Accepted),
        (FaxState.Read, FaxState.AwaitingVerification),
        (FaxState.Accepted, FaxState.Exported),
        // A threshold rose since it was accepted.
        (FaxState.Accepted, FaxState.AwaitingVerification),
        (FaxState.Received, FaxState.Stuck),
        (FaxState.Read, FaxState.Stuck),
        (FaxState.Accepted, FaxState.Stuck),
    ];

    private static readonly HashSet<(FaxState From, FaxState To)> Person =
    [
        (FaxState.AwaitingVerification, FaxState.AwaitingVerification),
        (FaxState.AwaitingVerification, FaxState.Accepted),
        (FaxState.AwaitingVerification, FaxState.SetAside),
        (FaxState.SetAside, FaxState.AwaitingVerification),
        // Taken back before it was exported.
        (FaxState.Accepted, FaxState.AwaitingVerification),
        // Read again, as a form or in referrals that a person chose.
        (FaxState.AwaitingVerification, FaxState.Received),
        (FaxState.Stuck, FaxState.AwaitingVerification),
        (FaxState.Stuck, FaxState.Accepted),
        (FaxState.Stuck, FaxState.SetAside),
        (FaxState.Stuck, FaxState.Received),
    ];

    /// <summary>Whether the service, holding a lease, may take this step.</summary>
    public static bool AllowsWorker(FaxState from, FaxState to) => Worker.Contains((from, to));

    /// <summary>Whether a person may take this step. Work saved in part keeps the state.</summary>
    public static bool AllowsPerson(FaxState from, FaxState to) => Person.Contains((from, to));

    /// <summary>States whose work the service does; only these are claimed.</summary>
    public static bool IsClaimable(FaxState state) => state is FaxState.Received or FaxState.Read or FaxState.Accepted;
}
