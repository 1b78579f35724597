using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Finds the line of writing among the pieces of a one-line entry, and what lies beside it and is none: remains of streaks and rules, a cup's ring, crumbs
/// at the zone's rim. Engines scale what they are given by its height and width, so a stroke far off makes letters small.</summary>
internal static class LineOfWriting
{
    /// <summary>Least height of a letter, pixels.</summary>
    private const int LetterHeight = 9;

    /// <summary>Paper between two letters or words of a line, pixels: 6 mm. Writing that stands farther off has to look like writing.</summary>
    private const int Gap = 48;

    /// <summary>Thickest stroke that is a streak's or a rule's, pixels.</summary>
    private const int Stroke = 4;

    /// <summary>Share of its box that a letter inks at least; a stroke across inks less.</summary>
    private const double Density = 0.15;

    /// <summary>Share of the view's height that no letter reaches; a stroke across does.</summary>
    private const double Tall = 0.75;

    /// <summary>Most of a line's letters, as a share, that may be another line's: a label below it, the end of a streak above it.</summary>
    private const double Outside = 0.35;

    /// <summary>Letters that may be a word.</summary>
    private const int Word = 2;

    /// <summary>Farthest that a dot, or a crumb of a letter, stands beside the next, pixels: dirt lies sparser.</summary>
    private const int Beside = 24;

    /// <summary>Which of an entry's pieces to keep.</summary>
    /// <param name="view">Pieces of the view.</param>
    /// <param name="own">Those that are the entry's.</param>
    /// <param name="dusty">Dust lies as close as the pieces of a faint letter.</param>
    /// <returns>Those of the line, and whether letters above or below it were left out: it may be a second line.</returns>
    public static (bool[] Kept, bool IsMore) Keep(Components view, bool[] own, bool dusty)
    {
        var ink = view.Keep(i => own[i]);
        var letters = Components.Of(dusty ? ink : LetterCrumbs.Join(ink));
        var (kept, isMore) = KeepLetters(letters);
        return ([.. own.Select((mine, i) => mine && (kept is null || kept.Contains(LetterOf(i))))], isMore);

        int LetterOf(int i)
        {
            var piece = view.All[i];
            for (var x = piece.Left; ; x++)
                if (view.At(x, piece.Top) == i) return letters.At(x, piece.Top);
        }
    }

    /// <summary>Which of an entry's letters, each whole, and other pieces to keep; null where there is no letter: all.</summary>
    private static (HashSet<int>? Kept, bool IsMore) KeepLetters(Components view)
    {
        var pieces = view.All;
        bool IsLetter(int i) => pieces[i].Height >= LetterHeight && pieces[i].Height <= Tall * view.Image.Height;
        var order = Enumerable.Range(0, pieces.Count).OrderBy(i => pieces[i].Left).ToList();
        var letters = Groups(order.Where(IsLetter), pieces, Gap);
        if (letters.Count == 0) return (null, false);
        var main = letters.MaxBy(g => g.Sum(i => pieces[i].Area))!;
        int height = Quantile(main.Select(i => pieces[i].Height), 0.5);
        var usual = main.Where(i => pieces[i].Height <= 2 * height).ToList();
        int top = usual.Min(i => pieces[i].Top), bottom = usual.Max(i => pieces[i].Bottom);
        // Dots, accents, points and hyphens stand within the line; so do the crumbs of letters that hardly came through.
        bool IsWithin(Component p) => (p.Top + p.Bottom) / 2 is var middle && middle >= top - height / 2 && middle <= bottom + height / 3;
        var small = order.Where(i => pieces[i].Height < LetterHeight && IsWithin(pieces[i])).ToList();
        var kept = letters.Where(g => g == main || g.Exists(i => IsLike(pieces[i], height, top, bottom))).SelectMany(g => g).ToHashSet();
        // What stands above or below most of its letters is no part of it: a label, the end of a streak.
        int upper = Quantile(main.Select(i => pieces[i].Top), Outside) - height / 2, lower = Quantile(main.Select(i => pieces[i].Bottom), 1 - Outside) + height / 2;
        var elsewhere = kept.Where(i => (pieces[i].Top + pieces[i].Bottom) / 2 is var middle && (middle < upper || middle > lower)).ToList();
        kept.ExceptWith(elsewhere);
        kept.UnionWith(Groups(kept.Concat(small).OrderBy(i => pieces[i].Left), pieces, Beside).Where(g => g.Exists(kept.Contains)).SelectMany(g => g).ToList());
        return (kept, elsewhere.Count(i => pieces[i].Width > Stroke) >= Word);
    }

    private static List<List<int>> Groups(IEnumerable<int> order, IReadOnlyList<Component> pieces, int gap)
    {
        var groups = new List<List<int>>();
        int right = int.MinValue;
        foreach (int i in order)
        {
            if (groups.Count == 0 || pieces[i].Left - right > gap)
            {
                groups.Add([]);
                right = int.MinValue;
            }

            groups[^1].Add(i);
            right = Math.Max(right, pieces[i].Right);
        }

        return groups;
    }

    /// <summary>Whether a piece that stands by itself looks like writing of this line: as high, and within it; a thin one (1, I) has to stand right in it.</summary>
    private static bool IsLike(Component piece, int height, int top, int bottom)
    {
        if (2 * piece.Height < height || 5 * piece.Height > 9 * height || piece.Area < Density * piece.Width * piece.Height) return false;
        if (piece.Width <= Stroke) return 10 * piece.Height >= 7 * height && piece.Top >= top - 3 && piece.Bottom <= bottom + 3;
        return 10 * (Math.Min(piece.Bottom, bottom) - Math.Max(piece.Top, top)) >= 6 * piece.Height;
    }

    private static int Quantile(IEnumerable<int> values, double share)
    {
        int[] sorted = [.. values.Order()];
        return sorted[(int)(share * sorted.Length)];
    }
}
