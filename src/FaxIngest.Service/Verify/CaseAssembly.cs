using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>Puts a case together from what is stored and, after a form that was not saved, from what was typed.</summary>
internal static class CaseAssembly
{
    /// <summary>Code of the reason that a person should say which form it is, though one was found.</summary>
    internal const string FormUnsure = "form-unsure";

    /// <param name="fax">The fax.</param>
    /// <param name="document">As decided last, or null before it was read.</param>
    /// <param name="read">As read, or null.</param>
    /// <param name="number">Which referral, from 1.</param>
    /// <param name="formType">Form type chosen by the person, or null.</param>
    /// <param name="typed">What was typed and not saved, or null.</param>
    /// <param name="problems">What is wrong with it, by field path.</param>
    /// <param name="blind">What this person keys blind; null: nothing.</param>
    internal static CaseView Build(Fax fax, Document? document, ReadResult? read, int number, string? formType = null, CaseEntries? typed = null, IReadOnlyDictionary<string, string>? problems = null, BlindView? blind = null)
    {
        blind ??= BlindView.Off;
        var referrals = document?.Referrals ?? [];
        var referral = number <= referrals.Count ? referrals[number - 1] : null;
        bool unsure = referral?.Reasons.Any(reason => reason.Code == FormUnsure) == true;
        bool chooseForm = referral?.Form.Template is null || unsure;
        string? chosen = chooseForm ? formType ?? typed?.FormType : null;
        var heard = ((read is null || referral is null ? null : ReferralNumber.Find(read, referral.Id))?.Readings ?? []).SelectMany(reading => reading.Engines.Select(engine => (reading.Field, engine))).ToLookup(pair => pair.Field, pair => pair.engine, StringComparer.Ordinal);
        string type = chosen ?? referral?.Form.Type ?? "unknown";
        var fields = Paths(referral, referral?.Form.Template is null || chosen is not null ? type : null).Select(path => Field(path, referral, heard[path], typed, problems, blind.Standing(referral, path, type), blind)).ToList();
        var pages = read?.Pages ?? [];
        return new CaseView
        {
            Fax = fax,
            Number = number,
            Referrals = referrals,
            FormType = type,
            ChooseForm = chooseForm,
            FormChosen = chosen is not null || referral?.Form.Template is null,
            Sections = Sections(fields),
            Objections = Objections(fax, referral, fields),
            Pages = pages,
            Parts = document?.Parts ?? [],
            FirstPage = fields.FirstOrDefault(field => field.IsDoubtful && field.Page is not null)?.Page ?? referral?.Pages.FirstOrDefault() ?? pages.FirstOrDefault()?.Page ?? 1,
            Overruled = typed?.Overruled ?? [],
            Alone = fields.Any(field => field.IsWaiting) ? blind.Alone : null,
        };
    }

    /// <summary>Fields in form order; a new heading where the next field belongs under another.</summary>
    private static List<CaseSection> Sections(IReadOnlyList<CaseField> fields)
    {
        var sections = new List<CaseSection>();
        for (int i = 0; i < fields.Count;)
        {
            string title = fields[i].Input.Section;
            var run = fields.Skip(i).TakeWhile(field => field.Input.Section == title).ToList();
            sections.Add(new CaseSection(title, run));
            i += run.Count;
        }
        return sections;
    }

    /// <summary>Paths to show: those decided, in form order, and, where the form is not known, all that its type can carry.
    /// What was read in one place (last and first name) stands together; what was not read joins its heading.</summary>
    private static List<string> Paths(Referral? referral, string? keyedType)
    {
        var paths = new List<string>();
        foreach (var (path, field) in referral?.Fields ?? new Dictionary<string, ReferralField>())
        {
            int same = field.Box is null ? -1 : paths.FindLastIndex(each => SectionOf(each) == SectionOf(path) && referral!.Fields[each] is { Box: { } box } other && other.Page == field.Page && box.SequenceEqual(field.Box));
            paths.Insert(same < 0 ? paths.Count : same + 1, path);
        }
        foreach (string path in (referral?.Missing ?? []).Concat(keyedType is null ? [] : FormTypes.FieldsOf(keyedType)).Distinct(StringComparer.Ordinal).Except(paths, StringComparer.Ordinal).ToList())
        {
            int first = paths.FindIndex(each => SectionOf(each) == SectionOf(path));
            int before = paths.FindLastIndex(each => SectionOf(each) == SectionOf(path) && FieldCatalog.Rank(each) <= FieldCatalog.Rank(path));
            paths.Insert(first < 0 ? paths.Count : before < 0 ? first : before + 1, path);
        }
        return paths;
    }

    private static string SectionOf(string path) => FieldCatalog.For(path).Section;

    private static CaseField Field(string path, Referral? referral, IEnumerable<EngineReading> heard, CaseEntries? typed, IReadOnlyDictionary<string, string>? problems, BlindStanding standing, BlindView blind)
    {
        var input = FieldCatalog.For(path);
        var field = referral?.Fields.GetValueOrDefault(path);
        // From here on nothing knows what may not be shown.
        bool masked = standing != BlindStanding.None;
        if (masked && field is not null) field = BlindMask.Of(field);
        var reasons = referral?.Reasons.Where(reason => reason.Field == path).ToList() ?? [];
        bool waiting = standing is BlindStanding.WaitsForOther or BlindStanding.WaitsForSupervisor or BlindStanding.Drawn;
        bool wasTyped = typed?.Has(path) == true;
        return new CaseField
        {
            Input = input,
            Field = field,
            Reasons = masked ? [] : reasons,
            Standing = standing,
            Differing = standing == BlindStanding.Resolve ? Differing(input, blind.Round(referral, path)) : [],
            Shown = wasTyped ? typed!.Typed(path) : Shown(input, field?.Value),
            IsDoubtful = !waiting && (field?.Decision == "verify" || reasons.Count > 0 && !IsStatedByPerson(field) || problems?.ContainsKey(path) == true
                || referral?.Missing.Contains(path, StringComparer.Ordinal) == true && !IsStatedByPerson(field)),
            Problem = problems?.GetValueOrDefault(path),
            IsConfirmed = wasTyped && typed!.IsConfirmed(path),
            IsUnreadable = wasTyped && typed!.IsUnreadable(path),
            Choices = input.Choices,
            Heard = masked ? [] : [.. heard],
        };
    }

    private static List<(string, string)> Differing(FieldInput input, BlindRound round)
    {
        string Say(FieldValue? value, bool blank) => value is not null ? Entry.Say(input, value) : blank ? "nothing written" : "cannot be read";
        return [("the machine", Say(round.Machine?.Machine, round.Machine?.MachineBlank == true)), .. round.Answers.Select(answer => (answer.Person, Say(answer.Value, !answer.Unreadable)))];
    }

    private static IReadOnlyList<string> Shown(FieldInput input, FieldValue? value) =>
        input.Kind == InputKind.Set ? value?.Set ?? [] : [Entry.Show(input, value)];

    /// <summary>Reasons of the whole referral, and those that remain although a person has said what the field is.</summary>
    private static IReadOnlyList<Reason> Objections(Fax fax, Referral? referral, List<CaseField> fields)
    {
        if (referral is null) return fax.Reasons;
        var doubtful = fields.Where(field => field.IsDoubtful).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        doubtful.UnionWith(fields.Where(field => field.IsWaiting).Select(field => field.Path));
        return [.. referral.Reasons.Where(reason => reason.Field is null || !doubtful.Contains(reason.Field) || IsStatedByPerson(referral.Fields.GetValueOrDefault(reason.Field)))];
    }

    private static bool IsStatedByPerson(ReferralField? field) => field?.Readers.Contains("person", StringComparer.Ordinal) == true;
}
