using FaxIngest.Forms;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Identify;

/// <summary>Finds which page of which known form a page is, at which of four rotations. Thread-safe.</summary>
public sealed class FormIdentifier
{
    /// <summary>Share of landmarks in place, and lead over the next form, from which a page is taken for a form. On typed office faxes right forms have 0.82 and more;
    /// a wrong one of the seven reached 0.40 beside a right one with 0.97, so the margin counts too: Decide asks a person where it is small. Of 879 pages of bad faxes
    /// none was taken for a wrong form; 20 forms of other kinds reached 0.21, whatever noise was laid over them.</summary>
    private const double Floor = 0.30, LeastLead = 0.1;

    /// <summary>The same where a person says which form it is: only its own pages are looked for, so that a page is not taken for what it cannot be. Blank and written
    /// sheets laid over a template by force stay below 0.1.</summary>
    private const double ChosenFloor = 0.12;

    /// <summary>Share and lead that end the search before every rotation and template was looked at.</summary>
    private const double Sure = 0.40, SureLead = 0.15;

    /// <summary>Templates looked at first, by ink profile.</summary>
    private const int Shortlist = 3;

    /// <summary>Places of a template at which a page is looked for again, and of all that are looked at.</summary>
    private const int Places = 6, MostPlaces = 24;

    /// <summary>Ways to look again at a page that was not found at once, in the order in which they help: ink neighbors below which ink is taken for dust, and which of the
    /// likely skews is tried. Of 879 pages of bad faxes (typed and written terrible and poor ones) 818 were found without and 878 with.</summary>
    private static readonly (int Company, int Skew)[] Again = [(4, 0), (4, 1), (5, 0), (4, 2), (3, 0), (3, 1), (0, 2)];

    /// <summary>Share of dust (ink of fewer than <see cref="DustCompany"/> neighbors) from which looking again is worth it: pages of bad faxes have 0.09 and more, clean
    /// pages that are no form at all 0.02 and less.</summary>
    private const double Dusty = 0.05;

    private const int DustCompany = 4;

    private readonly List<(FormTemplate Form, Landmarks Landmarks)> pages;

    /// <summary>Prepares the landmarks of every page of the catalogue.</summary>
    public FormIdentifier(FormCatalog catalog) =>
        pages = [.. catalog.Templates.SelectMany(t => t.Pages.Select(p => (t, new Landmarks(p))))];

    /// <summary>The form page that this page is, or null.</summary>
    /// <param name="page">The page as it came, 204×196 dpi.</param>
    /// <param name="formType">The form type it is on, as a person says (contract section 2); null: to be found out.</param>
    public FormMatch? Identify(BinaryImage page, string? formType = null)
    {
        var candidates = formType is null ? pages : pages.FindAll(p => p.Form.Type == formType);
        if (candidates.Count == 0) return null;
        Found? best = null;
        foreach (var found in Looks(page, candidates, chosen: formType is not null))
        {
            if (best is null || found.Coarse.Score > best.Coarse.Score) best = found;
            if (best.IsSure) break;
        }

        if (best is null || !best.IsSure && (formType is null ? best.Coarse.Score < Floor || best.Margin < LeastLead : best.Coarse.Score < ChosenFloor)) return null;
        var form = pages.First(p => p.Landmarks == best.Coarse.Template).Form;
        var registration = Registrar.Refine(best.Coarse, best.Upright);
        return new FormMatch(form, best.Coarse.Template.Page, best.Upright.Rotation, best.Margin, registration);
    }

    /// <summary>What is found, one look after another: as the page is, in every rotation; then, where dust may hide it, without its dust and at other skews.</summary>
    private IEnumerable<Found> Looks(BinaryImage page, List<(FormTemplate Form, Landmarks Landmarks)> candidates, bool chosen)
    {
        var rotations = Rotations(page);
        foreach (var rotation in rotations)
        {
            var turned = new UprightPage(Turned(rotation), rotation);
            yield return Look(turned, candidates.Select(p => Registrar.Place(p.Landmarks, turned)).OrderByDescending(g => g.Score), Shortlist);
        }

        if (!chosen && Dust.Share(page, DustCompany) < Dusty) yield break;
        var upright = rotations[..2].Select(rotation => (Rotation: rotation, Image: Turned(rotation))).ToList();
        var (dusted, of) = (upright.Select(u => u.Image).ToList(), -1);
        foreach (var (company, skew) in Again)
        {
            // Skews of one company follow each other: its dust is taken away once.
            if (company != of) (dusted, of) = (upright.Select(u => Dust.Without(u.Image, company)).ToList(), company);
            foreach (var ((rotation, image), clear) in upright.Zip(dusted))
            {
                var clean = new UprightPage(image, rotation, clear, skew);
                yield return Look(clean, candidates.SelectMany(p => Registrar.Places(p.Landmarks, clean).Take(Places)).OrderByDescending(g => g.Score).Take(MostPlaces));
            }
        }

        BinaryImage Turned(int rotation) => Fit(Turning.Turn(page, rotation));
    }

    /// <summary>The likely way up first: a sheet that is wider than high went in sideways.</summary>
    private static int[] Rotations(BinaryImage page) =>
        page.Width * BinaryImage.FineYDpi > page.Height * BinaryImage.FineXDpi ? [90, 270, 0, 180] : [0, 180, 90, 270];

    /// <summary>A sheet scanned sideways was shrunk to the fax's width: grown back when its shape is that of the templates.</summary>
    private BinaryImage Fit(BinaryImage upright)
    {
        var template = pages[0].Landmarks;
        var scale = (double)template.Width / upright.Width;
        var shape = (double)upright.Height / upright.Width / ((double)template.Height / template.Width);
        if (Math.Abs(scale - 1) < 0.04 || shape is < 0.9 or > 1.15) return upright;
        return Turning.Scale(upright, template.Width, (int)Math.Round(upright.Height * scale));
    }

    /// <summary>Looks at guessed places in their order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="guesses">The likeliest first.</param>
    /// <param name="shortlist">After how many of them the best is enough where it is sure; null: all are looked at.</param>
    private Found Look(UprightPage page, IEnumerable<Guess> guesses, int? shortlist = null)
    {
        var seen = new List<Coarse>();
        foreach (var guess in guesses)
        {
            if (seen.Count == shortlist && IsSure(seen)) break;
            seen.Add(Registrar.Look(guess, page));
        }

        var best = seen.MaxBy(c => c.Score)!;
        return new Found(page, best, Lead(seen, best));
    }

    private bool IsSure(List<Coarse> seen)
    {
        var best = seen.MaxBy(c => c.Score)!;
        return Found.Sufficient(best.Score, Lead(seen, best));
    }

    private double Lead(List<Coarse> seen, Coarse best)
    {
        var form = pages.First(p => p.Landmarks == best.Template).Form;
        var others = seen.Where(c => pages.First(p => p.Landmarks == c.Template).Form != form).Select(c => c.Score);
        return best.Score - others.DefaultIfEmpty(0).Max();
    }

    private sealed record Found(UprightPage Upright, Coarse Coarse, double Margin)
    {
        public bool IsSure => Sufficient(Coarse.Score, Margin);

        public static bool Sufficient(double score, double lead) => score >= Sure && lead >= SureLead;
    }
}
