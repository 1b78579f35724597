using FaxIngest.Decide.Scoring;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Evaluate;

/// <summary>A labeled fax as it was read.</summary>
internal sealed record LabeledResult(string Name, Truth Truth, Fax Fax, ReadResult Read);
