using System.Text;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class PopplerContentTests : PdfContentContract
{
    public override IPdfContent Make() => new PopplerContent(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"pages\":7}")]
    [InlineData("{\"pages\":[{}],\"qpdf\":[]}")]
    [InlineData("{\"pages\":[{\"object\":\"3 0 R\"}],\"qpdf\":[{},{\"obj:3 0 R\":{\"value\":{\"/MediaBox\":[0,0,0,0],\"/Annots\":[{}]}}}]}")]
    [InlineData("{\"pages\":[{\"object\":\"3 0 R\"}],\"qpdf\":[{},{\"obj:3 0 R\":{\"value\":\"3 0 R\"}}]}")]
    [InlineData("{\"pages\":[{\"object\":\"3 0 R\"}],\"qpdf\":[{},{\"obj:3 0 R\":{\"value\":{\"/MediaBox\":[0,0,10,10],\"/Annots\":[{\"/Subtype\":7,\"/Contents\":\"u:x\",\"/Rect\":[1,2]}]}}}]}")]
    public void Objects_of_another_form_say_nothing(string json) => Assert.Empty(PdfAnnotations.Parse(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("")]
    [InlineData("<page width=\"0\" height=\"0\"><word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">x</word>")]
    [InlineData("<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">x</word>")]
    [InlineData("<page width=\"10\" height=\"10\"><word xMin=\"2\" yMin=\"1\" xMax=\"2\" yMax=\"2\">x</word>")]
    [InlineData("<page width=\"10\" height=\"10\"><word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\"> </word>")]
    public void Lists_of_words_of_another_form_say_nothing(string text) => Assert.Empty(PdfTextLayer.Parse(text, new HashSet<int>()));

    [Fact]
    public void A_page_is_drawn_with_what_it_says()
    {
        string path = Save("drawn.pdf", new PdfBuilder().Page(612, 792, PdfBuilder.Write("word", 150, 600), resources: PdfBuilder.Helvetica).Build());
        var (pages, problem) = Read(path);
        Assert.Null(problem);
        Assert.Equal("word", Assert.Single(Assert.Single(pages).Texts).Text);
    }
}
