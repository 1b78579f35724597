namespace FaxIngest.Benchmarks.Read;

/// <summary>CPU of the pages of one quality and pen, milliseconds in all.</summary>
internal sealed class PageCostRow
{
    public int Pages { get; private set; }

    /// <summary>Faxes that were not read as forms on every page.</summary>
    public int LeftOut { get; set; }

    public double Own { get; private set; }

    public double Ocrmypdf { get; private set; }

    public double Tesseract { get; private set; }

    /// <summary>By stage, and lines by engine (<see cref="StageClock"/>).</summary>
    public Dictionary<string, double> Stages { get; } = [];

    public void Add(int pages, double own, double ocrmypdf, double tesseract, Dictionary<string, double> stages)
    {
        (Pages, Own, Ocrmypdf, Tesseract) = (Pages + pages, Own + own, Ocrmypdf + ocrmypdf, Tesseract + tesseract);
        foreach (var (stage, milliseconds) in stages) Stages[stage] = Stages.GetValueOrDefault(stage) + milliseconds;
    }
}
