namespace FaxIngest.Verify.Trust;

/// <summary>A referral shown to a person as a case of its own, to check the person or the machine. It is no fax: nothing that is said of it reaches one.</summary>
public sealed record CheckCase
{
    /// <summary>Identity, of the form that faxes have.</summary>
    public required string Id { get; init; }
    /// <summary>What it is for.</summary>
    public required CheckKind Kind { get; init; }
    /// <summary>The fax that is shown.</summary>
    public required string FaxId { get; init; }
    /// <summary>The referral of it.</summary>
    public required string ReferralId { get; init; }
    /// <summary>Why it is checked; there is one check of a kind for each cause.</summary>
    public required string Cause { get; init; }
    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }
    /// <summary>When it was received, as it is shown (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
    /// <summary>Fields that are checked.</summary>
    public required IReadOnlyList<CheckField> Fields { get; init; }
    /// <summary>The only person it is for; null: anybody.</summary>
    public string? Person { get; init; }
    /// <summary>It waits for an answer.</summary>
    public bool IsOpen { get; init; } = true;
    /// <summary>Only supervisors can go on with it.</summary>
    public bool SupervisorsOnly { get; init; }
    /// <summary>Who has it open; null: nobody.</summary>
    public string? Holder { get; init; }

    /// <summary>How often it was answered, with what was taken back and the taking back.</summary>
    public int Answers { get; init; }

    /// <summary>Id of the referral as it is shown: it keeps its number.</summary>
    public string ShownReferralId => Id + ReferralId[Math.Max(0, ReferralId.LastIndexOf('-'))..];
}
