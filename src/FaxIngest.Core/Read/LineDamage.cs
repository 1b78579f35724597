using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Scan lines that the telephone line lost, on the page as it lies upright.</summary>
internal sealed class LineDamage
{
    /// <summary>Places across a zone at which its lines are looked at.</summary>
    private const int Across = 32;

    /// <summary>Lines lost one after the other from which on a letter may be another: 0.65 mm, a quarter of 10-point type.</summary>
    internal const int Many = 5;

    private readonly BinaryImage? lost;
    private readonly bool sideways;

    private LineDamage(BinaryImage? lost, bool sideways) => (this.lost, this.sideways) = (lost, sideways);

    /// <summary>Lines of a page as it came, on the page that its form was found on.</summary>
    public static LineDamage Of(BinaryImage page, IReadOnlyList<int> lines, FormMatch match)
    {
        if (lines.Count == 0) return new LineDamage(null, false);
        var mask = new BinaryImage(page.Width, page.Height);
        foreach (int line in lines) Array.Fill(mask.Ink, (byte)1, line * page.Width, page.Width);
        return new LineDamage(match.Upright(mask), match.Rotation % 180 != 0);
    }

    /// <summary>Share of a box's scan lines that are lost, 0..1, and the most that are lost one after the other.</summary>
    public (double Share, int Longest) In(PageBox box, Registration registration)
    {
        if (lost is null) return (0, 0);
        double left = box.Left * registration.Template.Width, top = box.Top * registration.Template.Height;
        int width = (int)(box.Width * registration.Template.Width), height = (int)(box.Height * registration.Template.Height);
        // Scan lines run across, or down where the page was fed sideways.
        var (along, over) = sideways ? (height, width) : (width, height);
        int bad = 0, longest = 0, places = 0;
        for (int i = 0; i < Across; i++)
        {
            double beside = (i + 0.5) * along / Across;
            for (int k = 0, run = 0; k < over; k++, places++)
            {
                var (u, v) = sideways ? registration.Map(left + k, top + beside) : registration.Map(left + beside, top + k);
                run = lost[(int)Math.Round(u), (int)Math.Round(v)] ? run + 1 : 0;
                if (run > 0) bad++;
                longest = Math.Max(longest, run);
            }
        }

        return (places == 0 ? 0 : (double)bad / places, longest);
    }
}
