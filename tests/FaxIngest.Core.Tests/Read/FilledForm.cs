using System.Collections.Concurrent;
using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>A blank form laid on a fax page, to be written on at places of the template.</summary>
internal sealed class FilledForm
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);

    private static readonly ConcurrentDictionary<TemplatePage, PrintLayer> Prints = new(ReferenceEqualityComparer.Instance);

    private readonly FormTemplate form;
    private readonly TemplatePage page;
    private Found? found;

    public FilledForm(string id, int number = 1)
    {
        form = Shipped.Forms.Find(id)!;
        page = form.Pages[number - 1];
        Fax = Drawn.Fax(page, ShiftDegrees, ShiftX, ShiftY);
    }

    private const double ShiftDegrees = 0.6;
    private const int ShiftX = 8, ShiftY = 30;

    public BinaryImage Fax { get; }

    public Zone Zone(string field) => page.Zones.Single(z => z.Field == field);

    public MarkOption Option(string field, string value) => Zone(field).Options.Single(o => o.Value == value);

    /// <summary>A stroke between two places given as shares of a box.</summary>
    public FilledForm Stroke(Model.PageBox box, double x0, double y0, double x1, double y1, int thickness = 3)
    {
        var (a, b) = (Place(box, x0, y0), Place(box, x1, y1));
        Drawn.Stroke(Fax, a.U, a.V, b.U, b.V, thickness);
        return this;
    }

    /// <summary>Letters of strokes in a zone: H after H.</summary>
    public FilledForm Write(string field, int letters, double bottom = 0.85)
    {
        var box = Zone(field).Box;
        double width = 14 / (box.Width * page.Width), height = 24 / (box.Height * page.Height);
        for (var i = 0; i < letters; i++)
        {
            double left = 0.03 + i * width * 1.5;
            Stroke(box, left, bottom - height, left, bottom);
            Stroke(box, left + width, bottom - height, left + width, bottom);
            Stroke(box, left, bottom - height / 2, left + width, bottom - height / 2);
        }

        return this;
    }

    /// <summary>Letters of which only scattered pixels came through.</summary>
    public FilledForm WriteFaint(string field, int letters, int oneIn, int seed)
    {
        var before = (byte[])Fax.Ink.Clone();
        Write(field, letters);
        var random = new Random(seed);
        for (var i = 0; i < before.Length; i++)
            if (Fax.Ink[i] != before[i] && random.Next(oneIn) != 0) Fax.Ink[i] = 0;
        return this;
    }

    public Registration Register() => Laid().Registration;

    public (ZoneCrop Crop, Registration Registration) Cut(string field)
    {
        var laid = Laid();
        return (ZoneCropper.Cut(laid.Cleaned, laid.Registration, laid.Print, Zone(field)), laid.Registration);
    }

    public Reading Marks(string field)
    {
        var laid = Laid();
        return MarkReader.Read(laid.Cleaned.Page, laid.Registration, laid.Print, Zone(field), 1);
    }

    /// <summary>The page over its template, made anew only when something was written since.</summary>
    private Found Laid()
    {
        if (found is not null && Fax.Ink.AsSpan().SequenceEqual(found.Ink)) return found;
        var registration = Identifier.Identify(Fax)!.Registration;
        var print = Prints.GetOrAdd(page, each => new PrintLayer(each));
        return found = new Found((byte[])Fax.Ink.Clone(), registration, print, PageCleaner.Clean(registration, print));
    }

    private sealed record Found(byte[] Ink, Registration Registration, PrintLayer Print, CleanedPage Cleaned);

    private (double U, double V) Place(Model.PageBox box, double x, double y) =>
        Drawn.Place(page, (box.Left + x * box.Width) * page.Width, (box.Top + y * box.Height) * page.Height, ShiftDegrees, ShiftX, ShiftY);
}
