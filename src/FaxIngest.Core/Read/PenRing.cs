namespace FaxIngest.Read;

/// <summary>A way round an option that a pen may have drawn.</summary>
/// <param name="Inked">Share of the way that is ink, of what the form's print does not hide, 0..1.</param>
/// <param name="Seen">Share of the way that the form's print does not hide, 0..1.</param>
/// <param name="Open">Longest stretch of the way that is paper, what is hidden aside, as a share of it, 0..1.</param>
/// <param name="Offset">How far its middle lies below the line on which the option stands, pixels.</param>
/// <param name="Strewn">Share of ink wherever the way could have run, of what the form's print does not hide, 0..1.</param>
/// <param name="Points">Where it is ink, pixels of the template.</param>
internal sealed record PenRing(double Inked, double Seen, double Open, double Offset, double Strewn, IReadOnlyList<(int X, int Y)> Points)
{
    /// <summary>Share of ink from which a way is a ring, and from which it may be one; and the same of all of the way, hidden or not. Of 226 rings that were found so on 63
    /// office faxes 221 have 0.92 and more, of 95 on poor ones 92; on 105 terrible faxes nine ways that nobody drew have 0.84 to 0.91, and one more. Ways between other
    /// marks had 0.43 of all of it at most.</summary>
    private const double Clear = 0.92, ClearOfAll = 0.5, Likely = 0.6, LikelyOfAll = 0.44;

    /// <summary>Share of ink round about from which there are ways everywhere: a line of a marker, twice round, has 0.3.</summary>
    private const double Dark = 0.35;

    /// <summary>Longest gap in a ring, as a share of it: a pen that comes round does not always meet its beginning.</summary>
    private const double Gap = 0.2;

    /// <summary>Farthest that its middle lies off the option's line, pixels: half the way to the next row of boxes.</summary>
    private const double Off = 16;

    /// <summary>How near a point of another ring is the same point, pixels; and the share of a ring's points that are another's, from which it is none of its own.</summary>
    private const int Same = 4;
    private const double Borrowed = 0.3;

    /// <summary>Whether it is a ring beyond doubt.</summary>
    public bool IsClear => IsLikely && Inked >= Clear && Inked * Seen >= ClearOfAll && Open <= Gap && Math.Abs(Offset) <= Off;

    /// <summary>Whether it may be a ring.</summary>
    public bool IsLikely => Inked >= Likely && Inked * Seen >= LikelyOfAll && Strewn <= Dark;

    /// <summary>Whether much of it is drawn by clearer rings: between two rings one above the other there is a way round, too.</summary>
    public bool IsMadeOf(IEnumerable<PenRing> others)
    {
        var clearer = others.Where(o => o != this && o.Inked >= Inked).SelectMany(o => o.Points).ToList();
        return Points.Count(p => clearer.Exists(o => Math.Abs(o.X - p.X) <= Same && Math.Abs(o.Y - p.Y) <= Same)) > Borrowed * Points.Count;
    }
}
