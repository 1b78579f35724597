namespace FaxIngest.Recognize.Cloud;

/// <summary>What a reader outside the house found.</summary>
/// <param name="Model">Model that answered.</param>
/// <param name="ApiVersion">Interface version that answered.</param>
/// <param name="Pages">Pages in order.</param>
/// <param name="Pairs">Labels with what stands beside them, where the model looks for them.</param>
public sealed record CloudAnswer(string Model, string ApiVersion, IReadOnlyList<CloudPage> Pages, IReadOnlyList<CloudPair> Pairs)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"[answer of {Pages.Count} pages]";
}
