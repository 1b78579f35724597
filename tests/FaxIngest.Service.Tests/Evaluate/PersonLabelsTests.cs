using System.Text.Json;
using FaxIngest.Decide;
using FaxIngest.Evaluate;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Service.Tests.Evaluate;

public sealed class PersonLabelsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static FieldLabel Label(string field, string? read, string? said, string[]? engines = null) => new()
    {
        FaxId = "f1", ReferralId = "f1-1", FormType = "tar", Field = field, Strength = LabelStrength.Corrected, At = DateTimeOffset.UnixEpoch, Engines = engines ?? [],
        Reading = read is null ? null : new Reading { Field = field, Kind = "phone", Page = 1, Box = PageBox.Page, Value = FieldValue.Of(read), Evidence = new Evidence { Engines = 2, Margin = 3 } },
        Value = said is null ? null : FieldValue.Of(said),
    };

    private FileInfo Write(params string[] lines)
    {
        string path = Path.Combine(folder.Path, "labels.jsonl");
        File.WriteAllLines(path, lines);
        return new FileInfo(path);
    }

    [Fact]
    public void Labels_become_readings_that_are_right_or_wrong()
    {
        var labels = new[]
        {
            Label("member.phone", "8315550142", "8315550142"), Label("referrer.phone", "8315550142", "8315550143"), Label("referrer.fax", "8315550142", null),
            Label("guardian.phone", null, "8315550142"), Label("member.phone", "8315550142", "8315550142", ["tesseract"]),
        };
        var read = PersonLabels.Read(Write([.. labels.Select(l => JsonSerializer.Serialize(l, DocumentJson.OneLine))]), EngineOrder.Standard, out string report);
        Assert.Equal([true, false, false], read.Select(r => r.Right));
        Assert.All(read, r => Assert.Equal((ReadingFamily.Text, "phone"), (r.Family, r.Kind)));
        Assert.Equal("verifiers' labels: 3 taken; 1 say nothing of one reading, 1 were read by other engines", report);
    }

    [Fact]
    public void A_line_that_is_no_label_is_named_and_not_quoted()
    {
        var fault = Assert.Throws<FormatException>(() => PersonLabels.Read(Write(JsonSerializer.Serialize(Label("member.phone", "1", "1"), DocumentJson.OneLine), "8315550142"), EngineOrder.Standard, out _));
        Assert.Contains("line 2", fault.Message);
        Assert.DoesNotContain("8315550142", fault.Message);
    }
}
