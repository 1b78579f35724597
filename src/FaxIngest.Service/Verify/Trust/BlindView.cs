using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>Blind keying of one fax as one person may see it.</summary>
internal sealed class BlindView(BlindPolicy policy, IReadOnlyList<Verification> said, string person, bool supervisor)
{
    /// <summary>Nothing is keyed blind.</summary>
    internal static readonly BlindView Off = new(BlindPolicy.Off, [], "", supervisor: false);

    /// <summary>Fields that went out and are keyed blind elsewhere.</summary>
    internal IReadOnlySet<DrawnField> Drawn { get; init; } = new HashSet<DrawnField>();

    /// <summary>There is nobody else who could go on; a sentence that says so. Null: there is.</summary>
    internal string? Alone { get; init; }

    internal BlindStanding Standing(Referral? referral, string path, string formType)
    {
        if (referral is not null && Drawn.Contains(new DrawnField(referral.Id, path))) return BlindStanding.Drawn;
        if (!policy.IsOpen(referral, path, formType)) return BlindStanding.None;
        var round = Round(referral, path);
        if (round.Stage == BlindStage.Supervisor) return supervisor && !round.HasAnswered(person) ? BlindStanding.Resolve : BlindStanding.WaitsForSupervisor;
        return round.HasAnswered(person) ? BlindStanding.WaitsForOther : BlindStanding.Key;
    }

    internal BlindRound Round(Referral? referral, string path) =>
        referral is null ? BlindRound.Fresh : BlindRounds.Of(referral.Id, said).GetValueOrDefault(path, BlindRound.Fresh);

    /// <summary>Paths of a referral whose values this person may not see.</summary>
    internal IReadOnlySet<string> Hidden(Referral referral) => BlindMask.Hidden(referral, policy, Drawn);

    /// <summary>The document without these.</summary>
    internal Document Masked(Document document) => BlindMask.Of(document, policy, Drawn);

    /// <summary>How a person's word on a field is kept; null: in the ordinary way.</summary>
    internal FieldKeying? Keying(Referral? referral, string path, string formType)
    {
        var look = Standing(referral, path, formType) switch { BlindStanding.Key => FieldLook.Blind, BlindStanding.Resolve => FieldLook.Resolved, _ => FieldLook.Shown };
        if (look == FieldLook.Shown) return null;
        var field = referral?.Fields.GetValueOrDefault(path);
        bool blank = Round(referral, path).Machine?.MachineBlank
            ?? (field?.Decision == Decisions.Blank || referral?.Reasons.Any(reason => reason.Field == path && reason.Code == "blank-unsure") == true);
        return new FieldKeying(look, field?.Value, blank && field?.Value is null);
    }

    /// <summary>Why this person's word on a field cannot be taken; null: it can.</summary>
    internal string? Refusal(Referral? referral, string path, string formType) => Standing(referral, path, formType) switch
    {
        BlindStanding.WaitsForOther => "You have keyed this field. It waits for another person, so that nobody settles their own disagreement.",
        BlindStanding.WaitsForSupervisor when Round(referral, path).HasAnswered(person) => "You have keyed this field. It waits for a supervisor who has not, so that nobody settles their own disagreement.",
        BlindStanding.Drawn => "This field is looked at again, each time by persons who see the image alone.",
        BlindStanding.WaitsForSupervisor => "Three readings of this field differ. It waits for a supervisor.",
        _ => null,
    };
}
