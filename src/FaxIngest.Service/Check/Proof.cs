namespace FaxIngest.Check;

/// <summary>One thing that <c>faxingest check</c> proves. A stage registers its proofs beside its parts: <c>services.AddSingleton(new Proof(…))</c>.</summary>
/// <param name="Name">What is proved, e.g. <c>database</c>; the first word of its line.</param>
/// <param name="Prove">Does it for real and says what was found; throws, with a sentence for the operator, when it is not in order.</param>
internal sealed record Proof(string Name, Func<IServiceProvider, CancellationToken, Task<string>> Prove)
{
    /// <summary>How long it may take.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
