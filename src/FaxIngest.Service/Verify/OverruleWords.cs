using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;

namespace FaxIngest.Verify;

/// <summary>What a person says by overruling an objection: of a value, what the page shows; of the fax itself, that it goes on as it is.</summary>
internal static class OverruleWords
{
    /// <param name="objection">What was objected.</param>
    /// <param name="hasPages">There is a page to look at.</param>
    internal static string Say(Reason objection, bool hasPages) => objection switch
    {
        { Code: DuplicateSearch.Code } => "It is to be processed all the same",
        { Field: null } => "Overrule: go on with what there is",
        _ when !hasPages => "Overrule: go on without it",
        { Code: "missing-field" } => "Overrule: it is blank on the page",
        _ => "Overrule: I have looked, the page says so",
    };
}
