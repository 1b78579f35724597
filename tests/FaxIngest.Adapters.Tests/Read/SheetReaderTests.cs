using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Render;

namespace FaxIngest.Tests.Read;

public sealed class SheetReaderTests : IDisposable, IDocumentReader
{
    private readonly string folder = Directory.CreateTempSubdirectory("sheets-").FullName;
    private readonly string work;

    public SheetReaderTests() => work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<ReadResult> IDocumentReader.ReadAsync(ReadRequest request, CancellationToken cancellation) => Task.FromResult(new ReadResult { Unreadable = new Reason("read", "as a document") });

    private ReadRequest Request(IReadOnlyList<SheetCut>? cuts) => new("f1-sheets", folder, "sheets", work) { Cuts = cuts };

    [Fact]
    public async Task Only_the_zones_are_on_the_sheet()
    {
        var page = new BinaryImage(1728, 2200);
        Array.Fill(page.Ink, (byte)1);
        page.Ink[1000 * 1728 + 500] = 0; // inside the zone
        new PageImageFolder().Write(folder, 3, page);
        var cuts = DoubtSheet.Plan([(3, new PageBox(450 / 1728.0, 980 / 2200.0, 650 / 1728.0, 1020 / 2200.0), 1728, 2200)]);

        var result = await new SheetReader(this).ReadAsync(Request(cuts), CancellationToken.None);

        var sheet = Assert.Single(result.Pages);
        var image = PageImageFile.Read(Path.Combine(work, sheet.Image!));
        Assert.Equal((sheet.Width, sheet.Height), (image.Width, image.Height));
        Assert.Equal(cuts[0].Width * cuts[0].Height - 1, image.Ink.Count(i => i != 0));
        Assert.Equal(0, image.Ink[(cuts[0].Y + 1000 - cuts[0].Top) * image.Width + cuts[0].X + 500 - cuts[0].Left]);
    }

    [Fact]
    public async Task A_page_image_that_is_not_there_gives_no_sheet() =>
        Assert.NotNull((await new SheetReader(this).ReadAsync(Request([new SheetCut(9, 0, 0, 10, 10)]), CancellationToken.None)).Unreadable);

    [Fact]
    public async Task A_page_image_that_is_none_gives_no_sheet()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, PageImageFolder.NameOf(9)), "no image");
        Assert.NotNull((await new SheetReader(this).ReadAsync(Request([new SheetCut(9, 0, 0, 10, 10)]), CancellationToken.None)).Unreadable);
    }

    [Fact]
    public async Task Documents_go_on_to_the_pipeline() =>
        Assert.Equal("read", (await new SheetReader(this).ReadAsync(Request(null), CancellationToken.None)).Unreadable?.Code);
}
