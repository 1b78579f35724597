using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class OcrEngineCatalogTests
{
    [Fact]
    public void Every_listed_engine_can_be_made_and_carries_its_name()
    {
        foreach (var name in OcrEngineCatalog.Names)
        {
            using var engine = OcrEngineCatalog.Create(name);
            Assert.Equal(name, engine.Name);
        }
    }

    [Fact]
    public void An_unknown_engine_is_refused_with_those_that_are_known()
    {
        var error = Assert.Throws<ArgumentException>(() => OcrEngineCatalog.Create("crystal-ball"));

        Assert.Contains("own, pp-ocr, tesseract", error.Message, StringComparison.Ordinal);
    }
}
