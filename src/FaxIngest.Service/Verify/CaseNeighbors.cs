using FaxIngest.Decide.Duplicates;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>What lies around a case: who has it open, which papers it repeats, and what in it is keyed blind.</summary>
internal sealed record CaseNeighbors(OpenCases Open, IDuplicateStore Duplicates, BlindDesk Blind);
