using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize.Cloud;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work.Cloud;

/// <summary>Makes the images that are sent: sheets of the doubtful zones (a reader process cuts them, the service decodes no image), or whole pages.</summary>
internal sealed class DoubtImages(IDocumentReader reader, PageFolders pages, WorkFolders folders, IOptions<AzureOptions> settings)
{
    private const string Png = "image/png";

    /// <exception cref="ReaderFaultException">The reader process failed.</exception>
    /// <exception cref="IOException">A page image cannot be read.</exception>
    internal Task<IReadOnlyList<OpinionQuestion>> MakeAsync(Fax fax, ReadResult read, IReadOnlyList<Reading> doubts, CancellationToken cancellation)
    {
        var images = read.Pages.Where(p => p.Image is not null).ToDictionary(p => p.Page);
        var seen = doubts.Where(d => images.ContainsKey(d.Page)).ToList();
        return settings.Value.Send == "pages" ? PagesAsync(fax, images, seen, cancellation) : SheetsAsync(fax, images, seen, cancellation);
    }

    private async Task<IReadOnlyList<OpinionQuestion>> PagesAsync(
        Fax fax, Dictionary<int, ReadPage> images, List<Reading> doubts, CancellationToken cancellation)
    {
        var questions = new List<OpinionQuestion>();
        foreach (var group in doubts.GroupBy(d => d.Page).OrderBy(g => g.Key))
        {
            var page = images[group.Key];
            byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(pages.Of(fax.Id), page.Image!), cancellation);
            questions.Add(new OpinionQuestion(new CloudQuestion(bytes, Png, 1, page.Width, page.Height), [.. group.Select(d => (d, d.Box))]));
        }
        return questions;
    }

    private async Task<IReadOnlyList<OpinionQuestion>> SheetsAsync(
        Fax fax, Dictionary<int, ReadPage> images, List<Reading> doubts, CancellationToken cancellation)
    {
        // One by one, since a zone that fits on no sheet is left out.
        var zones = doubts.Select(d => (Doubt: d, Zone: (d.Page, d.Box, images[d.Page].Width, images[d.Page].Height)))
            .Where(z => DoubtSheet.Plan([z.Zone]).Count == 1).ToList();
        var cuts = DoubtSheet.Plan([.. zones.Select(z => z.Zone)]);
        if (cuts.Count == 0) return [];
        using var folder = folders.Create();
        using var work = WorkFolder.Create(Path.Combine(folder.Path, "sheets"));
        var made = await reader.ReadAsync(new ReadRequest($"{fax.Id}-sheets", pages.Of(fax.Id), "sheets", work.Path) { Cuts = cuts }, cancellation);
        if (made.Unreadable is not null) return [];
        var questions = new List<OpinionQuestion>();
        foreach (var sheet in made.Pages)
        {
            byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(work.Path, sheet.Image!), cancellation);
            var places = cuts.Select((cut, i) => (cut, zones[i].Doubt)).Where(x => x.cut.Sheet == sheet.Page)
                .Select(x => (x.Doubt, DoubtSheet.BoxOf(x.cut, sheet.Height)));
            questions.Add(new OpinionQuestion(new CloudQuestion(bytes, Png, 1, sheet.Width, sheet.Height), [.. places]));
        }
        return questions;
    }
}
