using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Decide.Duplicates;

/// <summary>Forms that are faxed again.</summary>
public sealed class DuplicateOptions
{
    /// <summary>Settings section.</summary>
    public const string Section = "Decide:Duplicates";

    /// <summary>Days back in which an earlier fax is looked for. Default 90: senders ask again when an answer is due, within days or weeks, and authorizations
    /// commonly run for three months or more, after which the same form is a renewal. Range 1..730.</summary>
    [Range(1, 730)] public int Days { get; set; } = 90;

    /// <summary>Probability from which on a referral counts as faxed before. Default 0.9; range 0.5..0.9999.</summary>
    [Range(0.5, 0.9999)] public double MinimumScore { get; set; } = 0.9;

    /// <summary>Whether a person is asked before such a referral goes out; else it is only told. Default <c>true</c>.</summary>
    public bool AskPerson { get; set; } = true;
}
