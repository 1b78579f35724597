using FaxIngest.Decide.Duplicates;

namespace FaxIngest.Verify;

/// <summary>What lies around a case: who has it open, and which papers it repeats.</summary>
internal sealed record CaseNeighbors(OpenCases Open, IDuplicateStore Duplicates);
