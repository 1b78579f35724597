using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Streaks that run through an entry. Taken away they may take a letter's stem with them (Salinas, Sa inas): so the entry is looked at with a bar in their place too,
/// as high as its letters.</summary>
internal static class Streak
{
    /// <summary>Widest letter, pixels: a streak this far beside the writing may cover another of it.</summary>
    public const int Letter = 24;

    /// <summary>Share of a letter's height that a streak has to run through.</summary>
    private const double Through = 0.6;

    /// <summary>An entry with bars in place of the streaks in and beside it; null where there are none.</summary>
    /// <param name="entry">The entry's ink.</param>
    /// <param name="streaks">Streaks in view; of the same size.</param>
    public static BinaryImage? WithBarsIn(BinaryImage entry, BinaryImage streaks)
    {
        if (!streaks.Ink.Contains((byte)1)) return null;
        var letters = Components.Of(entry).All.Where(p => p.Height >= ZoneCropper.WritingHeight).ToList();
        if (letters.Count == 0) return null;
        int left = Math.Max(0, letters.Min(p => p.Left) - Letter), right = Math.Min(entry.Width, letters.Max(p => p.Right) + Letter);
        int top = letters.Min(p => p.Top), bottom = letters.Select(p => p.Bottom).Order().ElementAt(letters.Count / 2);
        BinaryImage? barred = null;
        for (var x = left; x < right; x++)
        {
            var through = 0;
            for (var y = top; y < bottom; y++) through += streaks.Ink[y * entry.Width + x];
            if (through < Through * (bottom - top)) continue;
            barred ??= new BinaryImage(entry.Width, entry.Height, (byte[])entry.Ink.Clone());
            for (var y = top; y < bottom; y++) barred.Ink[y * entry.Width + x] |= streaks.Ink[y * entry.Width + x];
        }

        return barred;
    }
}
