using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>A blank form laid on a fax page, to be written on at places of the template.</summary>
internal sealed class FilledForm
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);

    private readonly FormTemplate form;
    private readonly TemplatePage page;

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

    public Registration Register() => Identifier.Identify(Fax)!.Registration;

    public (ZoneCrop Crop, Registration Registration) Cut(string field)
    {
        var registration = Register();
        var print = new PrintLayer(page);
        var (cleaned, removed) = PageCleaner.Clean(registration, print);
        return (ZoneCropper.Cut(cleaned, removed, registration, print, Zone(field)), registration);
    }

    public Reading Marks(string field)
    {
        var registration = Register();
        var print = new PrintLayer(page);
        return MarkReader.Read(PageCleaner.Clean(registration, print).Page, registration, print, Zone(field), 1);
    }

    private (double U, double V) Place(Model.PageBox box, double x, double y) =>
        Drawn.Place(page, (box.Left + x * box.Width) * page.Width, (box.Top + y * box.Height) * page.Height, ShiftDegrees, ShiftX, ShiftY);
}
