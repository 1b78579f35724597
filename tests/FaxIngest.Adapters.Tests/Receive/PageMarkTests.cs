namespace FaxIngest.Receive;

public sealed class PageMarkTests
{
    [Theory]
    [InlineData("fax7_p001.tif", "fax7", 1, null)]
    [InlineData("fax7-page-2.PNG", "fax7", 2, null)]
    [InlineData("fax7_pg3.tif", "fax7", 3, null)]
    [InlineData("fax7-1of3.tif", "fax7", 1, 3)]
    [InlineData("fax7 (2 of 12).pdf", "fax7", 2, 12)]
    [InlineData("fax7_page_2_of_3.tif", "fax7", 2, 3)]
    [InlineData("fax000000123.002", "fax000000123", 2, null)]
    [InlineData("20261120_090311_8315550100_p2.tif", "20261120_090311_8315550100", 2, null)]
    public void A_page_of_a_fax(string name, string fax, int page, int? of) => Assert.Equal(new PageMark(fax, page, of), PageMark.In(name));

    [Theory]
    [InlineData("fax7.tif")]
    [InlineData("fax000000123.tif")]
    [InlineData("fax_7.tif")]
    [InlineData("stop2.tif")]
    [InlineData("map1.tif")]
    [InlineData("report-2026.pdf")]
    [InlineData("p1.tif")]
    [InlineData("fax7_p1.xml")]
    [InlineData("fax7.tif.0001")]
    public void No_page_of_a_fax(string name) => Assert.Null(PageMark.In(name));
}
