using FaxIngest.Composition;
using FaxIngest.Decide;
using FaxIngest.Forms;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Render;
using FaxIngest.Validate;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proofs of reading as a whole: templates and calibration load, and a reader process takes a page and answers.</summary>
internal static class ReadingProofs
{
    /// <summary>Letter paper in fine fax pixels: 8.5 × 11 inches at 204×196 dpi.</summary>
    private const int PageWidth = 1728, PageHeight = 2156;

    internal static Proof Forms { get; } = new("form templates", (provider, _) =>
    {
        string folder = provider.GetRequiredService<IOptions<FormsOptions>>().Value.FullPath;
        return Task.FromResult($"{FormFolder.Load(folder, new FieldKinds(TimeProvider.System).Names).Templates.Count} in {folder}");
    });

    internal static Proof Confidences { get; } = new("calibration", (provider, _) =>
    {
        string file = CalibrationFile.Of(provider.GetRequiredService<IOptions<DecideOptions>>().Value);
        if (!File.Exists(file)) throw new ProofException($"{file} is not there: every field would go to a person. Install the program anew.");
        var fitted = provider.GetRequiredService<Calibration>().Engines;
        var chosen = provider.GetRequiredService<IOptions<ReaderOptions>>().Value.Order.Local;
        return Task.FromResult(fitted.SequenceEqual(chosen, StringComparer.Ordinal)
            ? $"{file} loads"
            : $"{file} loads, but it was fitted with {string.Join(',', fitted)} and Recognize:Engines says {string.Join(',', chosen)}: no text is accepted without a person until it is fitted anew (faxingest calibrate DIR --out FILE)");
    });

    internal static Proof Members { get; } = new("roster", (provider, _) => Task.FromResult(provider.GetRequiredService<IOptions<RosterOptions>>().Value.File is { } file
        ? $"{RosterFile.Load(file).Count} members in {file}"
        : "none (Roster:File is not set)"));

    internal static Proof Reader { get; } = new("reader process", async (provider, cancellation) =>
    {
        using var folder = provider.GetRequiredService<WorkFolders>().Create();
        string file = Path.Combine(folder.Path, "page.png");
        PageImageFile.Write(file, Page());
        string work = Directory.CreateDirectory(Path.Combine(folder.Path, "pages")).FullName;
        var result = await provider.GetRequiredService<IDocumentReader>().ReadAsync(new ReadRequest("check", file, "check.png", work), cancellation);
        if (result.Unreadable is { } reason) throw new ProofException($"a page drawn in memory could not be read: {reason.Message}");
        return result.Pages.Count == 1 ? "starts, reads a page and answers" : throw new ProofException($"one page went in, {result.Pages.Count} came out.");
    });

    /// <summary>A white page with the known line on it.</summary>
    private static BinaryImage Page()
    {
        var page = new BinaryImage(PageWidth, PageHeight);
        var line = KnownLine.Draw();
        for (int y = 0; y < line.Height; y++)
            Array.Copy(line.Ink, y * line.Width, page.Ink, (y + PageHeight / 4) * PageWidth + PageWidth / 4, line.Width);
        return page;
    }
}
