namespace FaxIngest.Verify.Boards;

/// <summary>What happened to faxes on one day of the plan's clock, or on a part of it.</summary>
/// <param name="Arrived">Faxes that came, the same bytes again too.</param>
/// <param name="Straight">Accepted without a hand.</param>
/// <param name="Asked">Given to a person.</param>
/// <param name="Verified">Saves at the desk.</param>
/// <param name="Exported">Gone out.</param>
/// <param name="SetAside">No referral, as a person said.</param>
/// <param name="Stuck">Attempts used up.</param>
public sealed record DayCounts(int Arrived = 0, int Straight = 0, int Asked = 0, int Verified = 0, int Exported = 0, int SetAside = 0, int Stuck = 0)
{
    /// <summary>Share that nobody had to look at, 0..1; null: nothing was decided.</summary>
    public double? StraightThrough => Straight + Asked == 0 ? null : (double)Straight / (Straight + Asked);

    /// <summary>Both together.</summary>
    public DayCounts Plus(DayCounts other) => new(
        Arrived + other.Arrived, Straight + other.Straight, Asked + other.Asked, Verified + other.Verified, Exported + other.Exported, SetAside + other.SetAside, Stuck + other.Stuck);
}
