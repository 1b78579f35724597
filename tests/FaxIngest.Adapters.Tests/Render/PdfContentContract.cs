using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

/// <summary>What everybody must tell of a PDF, whichever library looks into it. A subclass says who does.</summary>
public abstract class PdfContentContract : RenderFixture
{
    public abstract IPdfContent Make();

    private protected IReadOnlyDictionary<int, IReadOnlyList<PlacedText>> Texts(PdfBuilder pdf) => Make().Texts(Save("content.pdf", pdf.Build()), 50);

    private static void Near(double expected, double actual, double tolerance = 0.01) => Assert.InRange(actual, expected - tolerance, expected + tolerance);

    [Fact]
    public void Words_come_with_the_place_where_they_show()
    {
        var words = Texts(new PdfBuilder().Page(612, 792, PdfBuilder.Write("Rosalind Marrowby", 61.2, 712.8), resources: PdfBuilder.Helvetica))[1];
        Assert.Equal(["Rosalind", "Marrowby"], words.Select(w => w.Text));
        Assert.All(words, w => Assert.Equal(TextOrigin.Print, w.Origin));
        Near(0.1, words[0].Box.Left);
        Near(0.1, words[0].Box.Bottom, 0.02);
        Assert.InRange(words[0].Box.Top, 0.07, 0.1);
    }

    [Theory]
    [InlineData(0, 0.1, 0.1)]
    [InlineData(90, 0.9, 0.1)]
    [InlineData(180, 0.9, 0.9)]
    [InlineData(270, 0.1, 0.9)]
    public void A_turned_page_turns_its_texts(int rotation, double x, double y)
    {
        var pdf = new PdfBuilder().Annotate("/Subtype /FreeText /Rect [56 702 70 722] /Contents (n) /DA (/Helv 8 Tf)")
            .Page(612, 792, PdfBuilder.Write("x", 61.2, 712.8), rotation, PdfBuilder.Helvetica);
        foreach (var text in Texts(pdf)[1])
        {
            Near(x, (text.Box.Left + text.Box.Right) / 2, 0.03);
            Near(y, (text.Box.Top + text.Box.Bottom) / 2, 0.03);
        }
    }

    [Fact]
    public void Fields_and_notes_come_with_their_values()
    {
        var pdf = new PdfBuilder().Annotate(
            "/Subtype /Widget /FT /Tx /T (last) /V (Marrowby) /Rect [100 700 200 720]",
            "/Subtype /Widget /FT /Tx /T (empty) /Rect [100 650 200 670]",
            "/Subtype /Widget /FT /Btn /T (box) /V /Yes /Rect [100 600 120 620]",
            "/Subtype /Widget /FT /Tx /T (hidden) /F 2 /V (secret) /Rect [100 550 200 570]",
            "/Subtype /FreeText /Contents (831 555 0142) /Rect [300 700 400 720] /DA (/Helv 10 Tf)",
            "/Subtype /Popup /Contents (a remark) /Rect [300 600 400 620]").Page(612, 792, "");
        var texts = Texts(pdf)[1].Where(t => t.Origin != TextOrigin.Print).ToList();
        Assert.Equal([(TextOrigin.Field, "Marrowby"), (TextOrigin.Note, "831 555 0142")], texts.Select(t => (t.Origin, t.Text)));
        Near(100 / 612.0, texts[0].Box.Left);
        Near((792 - 720) / 792.0, texts[0].Box.Top);
        Near(400 / 612.0, texts[1].Box.Right);
    }

    [Fact]
    public void The_crop_box_is_the_page()
    {
        var pdf = new PdfBuilder().Annotate("/Subtype /FreeText /Contents (note) /Rect [150 600 200 650] /DA (/Helv 10 Tf)")
            .Page(612, 792, PdfBuilder.Write("word", 150, 600), resources: PdfBuilder.Helvetica, more: "/CropBox [100 400 300 800]");
        // Some libraries list what a note shows among the words, too.
        foreach (var text in Texts(pdf)[1].Where(t => t.Origin == TextOrigin.Note || t.Text == "word"))
        {
            Near(0.25, text.Box.Left, 0.02);
            Near(192 / 392.0, text.Box.Bottom, 0.02);
        }
    }

    [Fact]
    public void Text_over_a_picture_of_a_page_is_hearsay_and_left_out()
    {
        var fax = new BinaryImage(1728, 2156);
        Assert.Empty(Texts(new PdfBuilder().FaxPage(fax, 196)));
    }

    [Fact]
    public void Notes_over_a_picture_of_a_page_count()
    {
        var fax = new BinaryImage(1728, 2156);
        var pdf = new PdfBuilder().Annotate("/Subtype /FreeText /Contents (over the scan) /Rect [100 100 200 150] /DA (/Helv 10 Tf)").FaxPage(fax, 196);
        Assert.Equal([(TextOrigin.Note, "over the scan")], Texts(pdf)[1].Select(t => (t.Origin, t.Text)));
    }

    [Fact]
    public void Odd_characters_are_themselves()
    {
        var words = Texts(new PdfBuilder().Page(612, 792, PdfBuilder.Write("R&D <b> \\361", 61, 700), resources: "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"))[1];
        Assert.Equal(["R&D", "<b>", "ñ"], words.Select(w => w.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4\nnothing of the kind")]
    public void A_broken_file_says_nothing_or_is_refused(string content)
    {
        string path = Save("broken.pdf", System.Text.Encoding.ASCII.GetBytes(content));
        try
        {
            Assert.Empty(Make().Texts(path, 50));
        }
        catch (UnreadableException)
        {
            // That is a clear answer too.
        }
    }

    [Fact]
    public void A_page_that_is_its_own_parent_has_an_end()
    {
        var pdf = new PdfBuilder().Annotate("/Subtype /Widget /Parent 3 0 R /Rect [100 700 200 720] /V (x)").Page(612, 792, "");
        Assert.NotNull(Texts(pdf));
    }
}
