namespace FaxIngest.Read;

/// <summary>An engine's own opinion of its reading. Its scale is the engine's business, so it has no comparison operators:
/// only Decide may turn it, with other evidence, into a probability.</summary>
/// <param name="Value">On the engine's own scale.</param>
public readonly record struct RawScore(double Value);
