namespace FaxIngest.Verify.Boards;

/// <summary>What waits for a person, by what is left of its clock.</summary>
/// <param name="Overdue">The clock is over.</param>
/// <param name="Today">It ends today.</param>
/// <param name="Tomorrow">It ends tomorrow.</param>
/// <param name="Later">It ends later.</param>
/// <param name="None">No clock runs.</param>
/// <param name="Oldest">When the oldest was received (UTC); null: nothing waits.</param>
/// <param name="Median">When the one in the middle was received.</param>
public sealed record WaitingClocks(int Overdue, int Today, int Tomorrow, int Later, int None, DateTimeOffset? Oldest, DateTimeOffset? Median)
{
    /// <summary>All that waits.</summary>
    public int Count => Overdue + Today + Tomorrow + Later + None;
}
