using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>Cuts zones out of page images onto sheets, inside the reader process, where images are decoded; other requests go on to the pipeline.</summary>
internal sealed class SheetReader(IDocumentReader pipeline) : IDocumentReader
{
    private const string Unreadable = "sheet-not-made";

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation) =>
        request.Cuts is { } cuts ? Task.FromResult(Make(request, cuts)) : pipeline.ReadAsync(request, cancellation);

    private static ReadResult Make(ReadRequest request, IReadOnlyList<SheetCut> cuts)
    {
        var pages = new Dictionary<int, BinaryImage>();
        var sheets = new List<ReadPage>();
        try
        {
            var heights = DoubtSheet.Heights(cuts);
            foreach (var sheet in cuts.GroupBy(c => c.Sheet).OrderBy(g => g.Key))
            {
                int number = sheets.Count + 1;
                var image = DoubtSheet.Draw(sheet, heights[number - 1], Page);
                sheets.Add(new ReadPage(number, PageKinds.Unknown, 0, new PageImageFolder().Write(request.WorkFolder, number, image), image.Width, image.Height));
            }
            return new ReadResult { Pages = sheets };
        }
        catch (Exception missing) when (missing is FileNotFoundException or InvalidDataException)
        {
            return new ReadResult { Unreadable = new Reason(Unreadable, "A page image is missing or is none.") };
        }

        BinaryImage Page(int number)
        {
            if (!pages.TryGetValue(number, out var page)) pages[number] = page = PageImageFile.Read(Path.Combine(request.Path, PageImageFolder.NameOf(number)));
            return page;
        }
    }
}
