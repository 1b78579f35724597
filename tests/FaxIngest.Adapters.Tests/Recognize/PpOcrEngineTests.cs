using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class PpOcrEngineTests() : OcrEngineContract("pp-ocr")
{
    [Fact]
    public void Bare_paper_up_to_a_speck_is_silent()
    {
        var line = LineSample.Line("name");
        var wide = new BinaryImage(4 * line.Width, line.Height);
        for (var y = 0; y < line.Height; y++) line.Ink.AsSpan(y * line.Width, line.Width).CopyTo(wide.Ink.AsSpan(y * wide.Width));
        for (var y = 20; y < 26; y++) wide.Ink.AsSpan(y * wide.Width + wide.Width - 20, 6).Fill(1);
        using var engine = OcrEngineCatalog.Create("pp-ocr");

        var lattice = engine.ReadLine(wide).Lattice!;

        // From well behind the name to well before the speck, where the network by itself spreads its weight over letters.
        for (var step = lattice.Steps / 2; step < lattice.Steps * 9 / 10; step++)
            Assert.Equal(0, lattice.LogProbabilities[step * lattice.Classes]);
    }
}
