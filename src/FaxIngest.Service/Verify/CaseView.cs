using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>One referral of a fax as the case page shows it.</summary>
internal sealed record CaseView
{
    public required Fax Fax { get; init; }
    /// <summary>Which of the fax's referrals, from 1.</summary>
    public required int Number { get; init; }
    /// <summary>All referrals of the fax; empty before it was read.</summary>
    public required IReadOnlyList<Referral> Referrals { get; init; }
    /// <summary>Form type in force: chosen, else found.</summary>
    public required string FormType { get; init; }
    /// <summary>The form type may be chosen: no known form matched, or it is not sure which.</summary>
    public required bool ChooseForm { get; init; }
    /// <summary>Saving states <see cref="FormType"/>: the person chose it.</summary>
    public required bool FormChosen { get; init; }
    /// <summary>Fields by heading, in form order.</summary>
    public required IReadOnlyList<CaseSection> Sections { get; init; }
    /// <summary>Reasons that belong to no single field still in doubt; each can be overruled.</summary>
    public required IReadOnlyList<Reason> Objections { get; init; }
    /// <summary>All pages of the fax.</summary>
    public required IReadOnlyList<ReadPage> Pages { get; init; }
    /// <summary>What is in a mail or an archive, each with its end; empty for all else.</summary>
    public IReadOnlyList<DocumentPart> Parts { get; init; } = [];
    /// <summary>Why nobody can go on with what waits for another person; null: somebody can.</summary>
    public string? Alone { get; init; }
    /// <summary>The page shown first.</summary>
    public required int FirstPage { get; init; }
    /// <summary>Codes the person ticked to overrule on a form that was not saved.</summary>
    public IReadOnlyCollection<string> Overruled { get; init; } = [];

    public Referral? Referral => Number <= Referrals.Count ? Referrals[Number - 1] : null;

    /// <summary>Fields that still need a person.</summary>
    public IEnumerable<CaseField> Doubtful => Sections.SelectMany(section => section.Fields).Where(each => each.IsDoubtful);

    /// <summary>Whether a person may still change it.</summary>
    public bool IsOpen => Fax.State is FaxState.AwaitingVerification or FaxState.Stuck;

    public IEnumerable<CaseField> FieldsOn(int page) => Sections.SelectMany(section => section.Fields).Where(each => each.Page == page && each.Box is not null);
}

/// <summary>Fields under one heading.</summary>
internal sealed record CaseSection(string Title, IReadOnlyList<CaseField> Fields)
{
    public IEnumerable<CaseField> Blank => Fields.Where(each => each.IsBlank);

    /// <summary>So little that another heading has room beside it.</summary>
    public bool IsHalf => Fields.Count(each => !each.IsBlank) <= 1 && !Fields.Any(each => !each.IsBlank && (each.IsWide || each.IsWaiting));
}

/// <summary>One field of a case.</summary>
internal sealed record CaseField
{
    public required FieldInput Input { get; init; }
    /// <summary>As decided; null when nothing was read there (keyed by hand).</summary>
    public ReferralField? Field { get; init; }
    /// <summary>What keeps it from being accepted.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    /// <summary>What stands in the input: one text, or the codes ticked.</summary>
    public required IReadOnlyList<string> Shown { get; init; }
    /// <summary>Needs a person.</summary>
    public required bool IsDoubtful { get; init; }
    /// <summary>What is wrong with what was typed; null: nothing.</summary>
    public string? Problem { get; init; }
    /// <summary>What each engine read there.</summary>
    public IReadOnlyList<EngineReading> Heard { get; init; } = [];
    /// <summary>Needs the whole width: long texts, groups of boxes, boxes that are wide on the page.</summary>
    public bool IsWide => Input.Kind is InputKind.Prose or InputKind.Set || Box is { } box && box[2] - box[0] > 0.5 && !IsMarks;
    public bool IsConfirmed { get; init; }
    public bool IsUnreadable { get; init; }
    /// <summary>Its codes are confined to those printed on the form, when the form is known.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What it is to this person when it is keyed blind.</summary>
    public BlindStanding Standing { get; init; }
    /// <summary>For a supervisor who decides: who read what.</summary>
    public IReadOnlyList<(string Who, string What)> Differing { get; init; } = [];
    /// <summary>Nobody may say anything of it at present but another person.</summary>
    public bool IsWaiting => Standing is BlindStanding.WaitsForOther or BlindStanding.WaitsForSupervisor or BlindStanding.Drawn;

    /// <summary>It is marked in boxes with what they mean printed beside them; a signature, though a yes or no, is written.</summary>
    public bool IsMarks => Input.Choices.Count > 0 && Input.Path != "signature.present";

    public string Path => Input.Path;
    public int? Page => Field?.Page;
    public double[]? Box => Field?.Box is { Length: 4 } box ? box : null;
    public bool IsBlank => !IsDoubtful && !IsWaiting && Shown.All(text => text.Length == 0);
    /// <summary>Id of its input in the page; paths have characters that selectors do not like.</summary>
    public string Id => "f-" + Path.Replace('.', '-').Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
    public string Text => Shown.Count > 0 ? Shown[0] : "";
    public string Said => Entry.Say(Input, Field?.Value);
}
