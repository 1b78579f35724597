using FaxIngest.Model;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

/// <summary>A folder of its own for a test's files, and a way to take what a file gives up to where it fails.</summary>
public abstract class RenderFixture : IDisposable
{
    private protected string Folder { get; } = Directory.CreateTempSubdirectory("render-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The pages given, and the reason for stopping; null when the file was read to its end.</summary>
    private protected static (IReadOnlyList<RenderedPage> Pages, Reason? Problem) Read(string path, RenderLimits? limits = null)
    {
        var pages = new List<RenderedPage>();
        try
        {
            foreach (var page in new RendererCatalog().Render(path, limits ?? new RenderLimits())) pages.Add(page);
            return (pages, null);
        }
        catch (UnreadableException e)
        {
            return (pages, e.Reason);
        }
    }
}
