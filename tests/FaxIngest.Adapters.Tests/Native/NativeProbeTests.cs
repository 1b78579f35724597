using FaxIngest.Native;

namespace FaxIngest.Tests.Native;

public sealed class NativeProbeTests
{
    public static TheoryData<string, string> Parts => new()
    {
        { "Leptonica", "1.8" },
        { "Tesseract", "5." },
        { "ONNX Runtime", "1." },
        { "LibTIFF", "4." },
        { "GMime", "3." },
        { "Pango", "1." },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_native_part_is_present_and_tells_its_version(string name, string version)
    {
        var part = Assert.Single(NativeProbe.Look(), p => p.Name == name);

        Assert.Null(part.Problem);
        Assert.StartsWith(version, part.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_library_is_named_with_its_package()
    {
        var part = NativeProbe.Look("Nothing", "no-such-library", "Debian package nothing1", () => "1.0");

        Assert.False(part.Present);
        Assert.Contains("Nothing is missing", part.Problem, StringComparison.Ordinal);
        Assert.Contains("Install Debian package nothing1", part.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_loads_but_cannot_answer_is_a_problem()
    {
        var part = NativeProbe.Look("C", NativeLibraries.CRuntime, "the system", () => throw new EntryPointNotFoundException("no such function"));

        Assert.False(part.Present);
        Assert.Contains("cannot be used (no such function)", part.Problem, StringComparison.Ordinal);
    }
}
