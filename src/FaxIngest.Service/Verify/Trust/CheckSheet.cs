namespace FaxIngest.Verify.Trust;

/// <summary>A check in front of a person.</summary>
/// <param name="Check">The check.</param>
/// <param name="Paper">What is shown.</param>
/// <param name="View">What of it this person keys blind.</param>
/// <param name="Answers">What was said of it, in order, without what was taken back.</param>
internal sealed record CheckSheet(CheckCase Check, CheckPaper Paper, BlindView View, IReadOnlyList<Verification> Answers)
{
    /// <summary>It is shown as a case of which nothing must tell that it is none.</summary>
    internal bool IsSeed => Check.Kind == CheckKind.Seed;
}
