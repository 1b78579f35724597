namespace FaxIngest.Recognize.Cloud;

/// <summary>When versions of the Document Intelligence interface end, as the vendor has announced: a version that ends takes the second opinion with it, so
/// it is said at start in good time.</summary>
public static class ApiRetirements
{
    /// <summary>Day on which the vendor's pages were last looked at for this table.</summary>
    public static DateOnly LookedUp { get; } = new(2026, 11, 22);

    /// <summary>Versions with the last day of support; null: none announced.</summary>
    /// <remarks>Source: learn.microsoft.com, Document Intelligence "What's new" and "Migration guide overview"; v2.0: azure.microsoft.com/updates of 2023-09-15.</remarks>
    public static IReadOnlyDictionary<string, DateOnly?> Table { get; } = new Dictionary<string, DateOnly?>(StringComparer.Ordinal)
    {
        ["v2.0"] = new(2026, 8, 31),
        ["v2.1"] = new(2027, 9, 15),
        ["2022-08-31"] = new(2029, 3, 30),
        ["2023-07-31"] = null,
        ["2023-10-31-preview"] = new(2026, 6, 30),
        ["2024-02-29-preview"] = new(2026, 6, 30),
        ["2024-07-31-preview"] = new(2026, 6, 30),
        ["2024-11-30"] = null,
    };

    /// <summary>What an operator should know today about a version; null: nothing.</summary>
    /// <param name="version">Interface version.</param>
    /// <param name="today">Today.</param>
    public static RetirementNotice? NoticeOf(string version, DateOnly today)
    {
        if (!Table.TryGetValue(version, out var end)) return new(RetirementUrgency.Notice, $"Nothing is known here about the end of version {version} of the cloud reader's interface.");
        if (end is { } last)
        {
            var days = last.DayNumber - today.DayNumber;
            if (days < 0) return new(RetirementUrgency.Over, FormattableString.Invariant($"Version {version} of the cloud reader's interface ended on {last:yyyy-MM-dd}: expect no second opinions. Update the program."));
            var urgency = days switch { <= 30 => RetirementUrgency.Urgent, <= 90 => RetirementUrgency.Soon, <= 365 => RetirementUrgency.Notice, _ => (RetirementUrgency?)null };
            if (urgency is { } level) return new(level, FormattableString.Invariant($"Version {version} of the cloud reader's interface ends on {last:yyyy-MM-dd}, in {days} days. Update the program before."));
        }
        return today.DayNumber - LookedUp.DayNumber > 365
            ? new(RetirementUrgency.Notice, FormattableString.Invariant($"The dates on which versions of the cloud reader end were last looked up on {LookedUp:yyyy-MM-dd}: look again at the vendor's pages, or update the program."))
            : null;
    }
}
