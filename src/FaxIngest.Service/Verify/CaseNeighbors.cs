using FaxIngest.Decide.Duplicates;
using FaxIngest.Validate;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>What lies around a case: who has it open, which papers it repeats, and what in it is keyed blind.</summary>
internal sealed record CaseNeighbors(OpenCases Open, IDuplicateStore Duplicates, BlindDesk Blind, IRosterSource Roster, IOptions<VerifyOptions> Options)
{
    /// <summary>An open page renews its lease three times before it could end.</summary>
    internal int KeepSeconds => Math.Max(1, (int)Options.Value.KeepCaseFor.TotalSeconds / 3);
}
