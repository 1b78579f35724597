namespace FaxIngest.Read.Letters;

/// <summary>What a text says that can be made out by machine.</summary>
/// <param name="Readings">Fields from its labeled lines. None is ever accepted by itself.</param>
/// <param name="NamesMember">It says whom it is about in at least two ways (name, date of birth, CIN, telephone): it may be a referral.</param>
public sealed record Letter(IReadOnlyList<Reading> Readings, bool NamesMember)
{
    /// <summary>Never the values.</summary>
    public override string ToString() => $"[letter, {Readings.Count} readings]";
}
