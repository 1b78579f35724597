using FaxIngest.Decide.Duplicates;
using FaxIngest.Validate;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>What lies around a case: who has it open, which papers it repeats, and what in it is keyed blind.</summary>
internal sealed record CaseNeighbors(OpenCases Open, IDuplicateStore Duplicates, DeskCases Cases, IRosterSource Roster, IOptions<VerifyOptions> Options)
{
    /// <summary>Lays the pages of a case as a person says; it is read again so. What was said of its fields stays.</summary>
    internal Task<SaveOutcome> LayAsync(VerificationDesk desk, DeskCase found, long version, IReadOnlyList<PageGroup> groups, string? key, string person, CancellationToken cancellation) =>
        found.Check is { } sheet ? Open.Checks.LayAsync(sheet, version, groups, key, person, cancellation) : desk.RegroupAsync(found.Fax, version, groups, key, person, cancellation);

    /// <summary>An open page renews its lease three times before it could end.</summary>
    internal int KeepSeconds => Math.Max(1, (int)Options.Value.KeepCaseFor.TotalSeconds / 3);
}
