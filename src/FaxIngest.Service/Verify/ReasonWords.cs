namespace FaxIngest.Verify;

/// <summary>Codes of reasons in two or three words, for lists; the sentence stands with the case.</summary>
internal static class ReasonWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["low-confidence"] = "Reading not sure",
        ["blank-unsure"] = "Perhaps blank",
        ["unread"] = "Not made out",
        ["readings-differ"] = "Says two things",
        ["missing-field"] = "Needed field blank",
        ["form-unknown"] = "No known form",
        ["unknown-form"] = "Not machine-readable",
        ["form-unsure"] = "Form not sure",
        ["page-missing"] = "Page missing",
        ["probable-duplicate"] = "Faxed before",
        ["correspondence"] = "Letter or mail",
        ["cin-form"] = "CIN not well formed",
        ["roster-unknown"] = "Not on roster",
        ["roster-other-member"] = "CIN of another member",
        ["roster-birth-date"] = "Other birth date on roster",
        ["roster-name"] = "Other name on roster",
        ["roster-ended"] = "Eligibility ended",
        ["runs-over"] = "Writing cut off",
        ["print-differs"] = "Other print here",
        ["unknown-revision"] = "Other revision",
        ["poor-page"] = "Page hardly legible",
        ["out-of-place"] = "Print out of place",
        ["deposit-before"] = "Had a deposit before",
        ["population-age"] = "Age does not fit",
        ["zip-county-differ"] = "ZIP not in county",
        ["no-program"] = "File type not known",
        ["roster-other-cin"] = "Other CIN on roster",
        ["roster-ambiguous"] = "Several members fit",
        ["roster-repaired"] = "Put right by roster",
        ["attempts-used-up"] = "Given up",
    };

    internal static string Say(string code) => Words.TryGetValue(code, out string? words) ? words : code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}
