using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>Whose turn it is to be claimed. Urgent work comes first, but every fourth claim takes the oldest whatever it is: of n waiting faxes the oldest
/// is claimed within four claims and the last within 4n, however much urgent work arrives. The other turns go round the lanes, so that a thousand mails at
/// once do not keep a fax waiting.</summary>
internal sealed class ClaimTurns
{
    private const int EveryOldest = 4;

    /// <summary>The channels (see <see cref="Source"/>).</summary>
    private static readonly string[] Lanes = ["fax", "mail", "upload"];

    /// <summary>Each state counts for itself: else the oldest's turn could fall to one stage again and again.</summary>
    private readonly long[] turns = new long[Enum.GetValues<FaxState>().Length];

    /// <summary>One turn: the oldest of all, or the urgent and then a lane before the others.</summary>
    internal readonly record struct Turn(bool Oldest, string Lane);

    /// <summary>The next turn at the faxes of a state.</summary>
    public Turn Next(FaxState state)
    {
        long number = Interlocked.Increment(ref turns[(int)state]) - 1;
        // Of four turns one is the oldest's; the other three are one for each lane.
        return new(number % EveryOldest == EveryOldest - 1, Lanes[number % EveryOldest % Lanes.Length]);
    }
}
