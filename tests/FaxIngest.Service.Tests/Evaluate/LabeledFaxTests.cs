using FaxIngest.Evaluate;

namespace FaxIngest.Service.Tests.Evaluate;

public sealed class LabeledFaxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faxingest-labeled-").FullName;

    [Fact]
    public void Faxes_are_found_below_a_folder_by_the_truth_beside_them()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        foreach (string name in (string[])["a.tif", "a.truth.json", "b.tif", "sub/c.v2.pdf", "sub/c.v2.truth.json", "sub/c.tif", "lost.truth.json", "d.json", "d.truth.json"])
            File.WriteAllText(Path.Combine(folder, name), "{}");
        Assert.Equal(["a.tif", Path.Combine("sub", "c.v2.pdf")], LabeledFax.In(folder).Select(f => f.Name));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
