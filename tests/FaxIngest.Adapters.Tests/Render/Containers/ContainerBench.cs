using System.Text;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

/// <summary>A folder to unpack into, and shorthand for opening bytes.</summary>
public abstract class ContainerBench : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("containers-");

    public void Dispose()
    {
        root.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Where the last container was unpacked to.</summary>
    private protected string Space { get; private set; } = "";

    private protected string Save(byte[] bytes, string name = "document")
    {
        string path = Path.Combine(root.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private protected static bool Recognizes(IContainerFormat format, PartFile file) => format.Recognizes(file, MediaTypes.Head(file.Path));

    /// <summary>Opens it and holds what must always be so: the count adds up, and every file lies in the space.</summary>
    private protected Contents Open(IContainerFormat format, PartFile file, ContainerLimits? limits = null)
    {
        Space = root.CreateSubdirectory(Path.GetRandomFileName()).FullName;
        var contents = format.Open(file, new PartSpace(Space, limits ?? new ContainerLimits()));
        Assert.Equal(contents.Count, contents.Parts.Count + contents.LeftOut);
        Assert.All(contents.Parts, part =>
        {
            if (part.File is { PagesOnly: false } found) Assert.Equal(Space, Path.GetDirectoryName(found.Path));
            Assert.DoesNotContain('/', part.Name);
            Assert.True(part.End is not null || part.File is not null || part.Text is not null);
        });
        return contents;
    }

    private protected static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n"));
}
