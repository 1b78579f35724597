namespace FaxIngest.Check;

/// <summary>Something is not in order; the message says what and how to mend it.</summary>
internal sealed class ProofException(string message) : Exception(message);
