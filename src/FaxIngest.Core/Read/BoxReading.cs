namespace FaxIngest.Read;

/// <summary>One box to mark, as it was seen.</summary>
/// <param name="Value">The code it stands for (contract section 3).</param>
/// <param name="State">Whether it is marked.</param>
/// <param name="Ink">Share of its inside that is ink the form does not print, 0..1.</param>
public sealed record BoxReading(string Value, BoxState State, double Ink)
{
    /// <summary>Never what it stands for.</summary>
    public override string ToString() => "[box]";
}
