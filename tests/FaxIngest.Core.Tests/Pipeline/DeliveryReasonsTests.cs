using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;

namespace FaxIngest.Tests.Pipeline;

public sealed class DeliveryReasonsTests
{
    private static Fax Fax(Delivery? delivery) => new() { Id = "f1", Sha256 = new string('0', 64), FileName = "a.tif", Source = new("fax", DateTimeOffset.UnixEpoch), State = FaxState.Read, Delivery = delivery };

    private static ReadResult Read(params int[] badLines) => new() { Pages = [.. badLines.Select((bad, i) => new ReadPage(i + 1, PageKinds.Form, 0, null, 1728, 2156, bad))] };

    [Theory]
    [InlineData(null, 2, null)]
    [InlineData(2, 2, null)]
    [InlineData(3, 2, "The fax server counted 3 pages, but 2 pages were found.")]
    [InlineData(1, 2, "The fax server counted 1 page, but 2 pages were found.")]
    [InlineData(2, 1, "The fax server counted 2 pages, but 1 page was found.")]
    public void Pages_in_are_pages_out(int? counted, int found, string? message) =>
        Assert.Equal(message, DeliveryReasons.OfFax(Fax(new() { Pages = counted }), Read(new int[found])).SingleOrDefault()?.Message);

    [Fact]
    public void What_could_not_be_read_or_holds_parts_is_not_counted()
    {
        var fax = Fax(new() { Pages = 3 });
        Assert.Empty(DeliveryReasons.OfFax(fax, new ReadResult { Unreadable = new("damaged", "x") }));
        Assert.Empty(DeliveryReasons.OfFax(fax, Read(0) with { Parts = [] }));
        Assert.Empty(DeliveryReasons.OfFax(Fax(null), Read(0)));
    }

    [Fact]
    public void Lost_scan_lines_concern_the_referral_on_their_page()
    {
        var read = Read(0, 25, 3);
        Assert.Empty(DeliveryReasons.OfPages(Fax(null), read, [1, 3]));
        Assert.Equal("line-errors", DeliveryReasons.OfPages(Fax(null), read, [2]).Single().Code);
        Assert.Contains("40 scan lines of page 3", DeliveryReasons.OfPages(Fax(new() { BadLinesByPage = [0, 0, 40] }), read, [3]).Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lost_scan_lines_whose_place_is_known_speak_against_their_fields_alone()
    {
        var read = Read(60);
        Assert.Single(DeliveryReasons.OfPages(Fax(null), read, [1]));
        Assert.Single(DeliveryReasons.OfPages(Fax(null), read with { Pages = [read.Pages[0] with { LinesPlaced = 40 }] }, [1]));
        Assert.Empty(DeliveryReasons.OfPages(Fax(null), read with { Pages = [read.Pages[0] with { LinesPlaced = 41 }] }, [1]));
    }

    [Fact]
    public void Lost_scan_lines_without_a_page_concern_the_fax()
    {
        Assert.Equal("line-errors", DeliveryReasons.OfFax(Fax(new() { BadLines = 30 }), Read(0, 0)).Single().Code);
        Assert.Empty(DeliveryReasons.OfFax(Fax(new() { BadLines = 19 }), Read(0, 0)));
        Assert.Empty(DeliveryReasons.OfFax(Fax(new() { BadLines = 30 }), Read(30, 0))); // the page's own reason says it
    }
}
