namespace FaxIngest.Model;

/// <summary>One part of a container.</summary>
public sealed record DocumentPart(string Name, string Type, string Sha256, string Status, string? Reason = null);
