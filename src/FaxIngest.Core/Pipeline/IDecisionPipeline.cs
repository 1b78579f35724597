using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

/// <summary>Validate → Decide, for machines and persons alike: a pure function of what was read and what persons said.</summary>
public interface IDecisionPipeline
{
    /// <summary>The document with every field's confidence and decision. Verifications are applied in order, as readings whose evidence is a person.</summary>
    Document Decide(Fax fax, ReadResult read, IReadOnlyList<Verification> verifications);
}
