using FaxIngest.Check;
using FaxIngest.Recognize;

namespace FaxIngest.Service.Tests.Check;

public sealed class MachineProofsTests
{
    [Fact]
    public void A_folder_that_can_be_written_is_made_and_left_empty()
    {
        using var folder = new TemporaryFolder();

        MachineProofs.ProveWritable(folder.At("new"), "Data:Folder");

        Assert.Empty(Directory.GetFileSystemEntries(folder.At("new")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named_with_its_setting()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "in the way");

        var wrong = Assert.Throws<ProofException>(() => MachineProofs.ProveWritable(folder.At("file"), "Export:Folder"));

        Assert.Contains("Export:Folder", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_known_line_is_a_line_of_writing()
    {
        var line = KnownLine.Draw();

        Assert.InRange(line.Ink.Sum(pixel => pixel), line.Ink.Length / 20, line.Ink.Length / 4);
    }

    [Theory]
    [InlineData("own")]
    [InlineData("pp-ocr")]
    [InlineData("tesseract")]
    public void Every_engine_reads_the_known_line(string engine)
    {
        using var reader = OcrEngineCatalog.Create(engine);

        Assert.Equal(KnownLine.Text.Replace(" ", "", StringComparison.Ordinal), reader.ReadLine(KnownLine.Draw()).Text.Replace(" ", "", StringComparison.Ordinal));
    }
}
