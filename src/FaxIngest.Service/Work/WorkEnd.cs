using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Work;

/// <summary>What a stage made of a fax: the outcome and what is stored with it.</summary>
internal sealed record WorkEnd(Outcome Outcome, WorkProduct Product);
