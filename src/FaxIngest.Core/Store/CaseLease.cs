namespace FaxIngest.Store;

/// <summary>Who has a case open, after somebody asked for it.</summary>
/// <param name="Holder">Who has it now.</param>
/// <param name="Before">Who had it before; null: nobody.</param>
public sealed record CaseLease(string Holder, string? Before);
