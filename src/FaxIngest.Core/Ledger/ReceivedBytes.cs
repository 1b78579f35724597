namespace FaxIngest.Ledger;

/// <summary>Bytes as they arrived: their SHA-256 (lower-case hex) and how many.</summary>
public sealed record ReceivedBytes(string Sha256, long Length);
