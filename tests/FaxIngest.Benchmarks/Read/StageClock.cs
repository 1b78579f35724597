using FaxIngest.Benchmarks.Recognize;
using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Register;
using FaxIngest.Render;

namespace FaxIngest.Benchmarks.Read;

/// <summary>What a page costs stage by stage. It takes the reader's own parts and asks them one after another, so the product carries no clocks. What is done
/// inside a part is done once more by itself and taken off: registering of finding the form, cleaning and cutting of reading.</summary>
internal sealed class StageClock : IDisposable
{
    /// <summary>Stages in the order in which a page meets them.</summary>
    public static readonly IReadOnlyList<string> Stages = ["render", "identify", "register", "clean", "crop", "boxes", "own", "pp-ocr", "tesseract", "decode", "image"];

    private readonly PageSource source = new(new RendererCatalog(), new RenderLimits());
    private readonly FormIdentifier identifier;
    private readonly PageReader reader;
    private readonly List<TimedEngine> timed = [.. EngineOrder.Standard.Select(name => new TimedEngine(OcrEngineCatalog.Create(name)))];
    private readonly EngineSet engines;
    private readonly Dictionary<TemplatePage, (PrintLayer Print, Landmarks Landmarks)> known = new(ReferenceEqualityComparer.Instance);

    public StageClock()
    {
        var kinds = new FieldKinds(TimeProvider.System);
        identifier = new FormIdentifier(FormFolder.Load(FormFolder.Shipped, kinds.Names));
        reader = new PageReader(kinds);
        engines = new EngineSet(timed);
    }

    /// <summary>Adds CPU milliseconds by stage for every form page of a fax; pages that are no form's are passed over.</summary>
    /// <param name="fax">A fax of known forms.</param>
    /// <param name="spent">Added to; lines that engines read under their name and <c> lines</c>.</param>
    /// <param name="work">Folder for page images.</param>
    public void Measure(string fax, Dictionary<string, double> spent, string work)
    {
        List<RenderedPage> pages = [];
        Add(spent, "render", Time(() => pages = [.. source.Open(fax)]));
        foreach (var page in pages)
        {
            FormMatch? match = null;
            double found = Time(() => match = identifier.Identify(page.Image));
            if (match is null) continue;
            var (print, landmarks) = Known(match.Page);
            Registers(match, landmarks, spent, found);
            double cut = Cuts(match, print, spent);
            double before = timed.Sum(e => e.Milliseconds);
            var each = timed.Select(e => (e.Milliseconds, e.Lines)).ToList();
            double all = Time(() => reader.Read(match, (page.Number, LineDamage.Of(page.Image, [], match)), engines));
            for (int i = 0; i < timed.Count; i++)
            {
                Add(spent, timed[i].Name, timed[i].Milliseconds - each[i].Milliseconds);
                Add(spent, timed[i].Name + " lines", timed[i].Lines - each[i].Lines);
            }

            Add(spent, "decode", all - cut - (timed.Sum(e => e.Milliseconds) - before));
            Add(spent, "image", Time(() => new PageImageFolder().Write(work, page.Number, match.Registration.Page)));
        }
    }

    public void Dispose() => engines.Dispose();

    private static void Registers(FormMatch match, Landmarks landmarks, Dictionary<string, double> spent, double found)
    {
        var upright = new UprightPage(match.Registration.Page, match.Rotation);
        var coarse = Registrar.Look(Registrar.Place(landmarks, upright), upright);
        double refined = Time(() => Registrar.Refine(coarse, upright));
        Add(spent, "register", refined);
        Add(spent, "identify", found - refined);
    }

    /// <summary>Cleaning, cutting and boxes by themselves; what they cost together.</summary>
    private static double Cuts(FormMatch match, PrintLayer print, Dictionary<string, double> spent)
    {
        CleanedPage? cleaned = null;
        double clean = Time(() => cleaned = PageCleaner.Clean(match.Registration, print));
        double boxes = Time(() =>
        {
            foreach (var zone in match.Page.Zones.Where(z => z.Style == ZoneStyle.Marks)) MarkReader.Read(cleaned!.Page, match.Registration, print, zone, 1);
        });
        double crop = Time(() =>
        {
            foreach (var zone in match.Page.Zones.Where(z => z.Style != ZoneStyle.Marks)) ZoneCropper.Cut(cleaned!, match.Registration, print, zone);
        });
        Add(spent, "clean", clean);
        Add(spent, "boxes", boxes);
        Add(spent, "crop", crop);
        return clean + boxes + crop;
    }

    private (PrintLayer Print, Landmarks Landmarks) Known(TemplatePage page)
    {
        if (!known.TryGetValue(page, out var of)) known[page] = of = (new PrintLayer(page), new Landmarks(page));
        return of;
    }

    private static double Time(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static void Add(Dictionary<string, double> spent, string stage, double milliseconds) => spent[stage] = spent.GetValueOrDefault(stage) + milliseconds;
}
