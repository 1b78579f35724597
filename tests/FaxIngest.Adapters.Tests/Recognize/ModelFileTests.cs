using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_model_is_named_with_what_brings_it()
    {
        var error = Assert.Throws<FileNotFoundException>(() => ModelFile.Load(Path.Combine(_folder, "x.onnx"), "00", "the npm package x 1.0"));

        Assert.Contains("x.onnx is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("the npm package x 1.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_one_byte_changed_is_refused()
    {
        var path = Path.Combine(_folder, "x.onnx");
        File.WriteAllBytes(path, [1, 2, 3]);
        const string sha256 = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
        Assert.Equal([1, 2, 3], ModelFile.Load(path, sha256, "nowhere"));

        File.WriteAllBytes(path, [1, 2, 4]);

        Assert.Throws<InvalidDataException>(() => ModelFile.Load(path, sha256, "nowhere"));
    }
}
