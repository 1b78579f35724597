using FaxIngest.Read;
using FaxIngest.Read.Letters;
using FaxIngest.Render;

namespace FaxIngest.Pipeline;

/// <summary>Render → Identify → Register → Read for one file, page by page and part by part. Runs in the reader process; one instance serves one thread.</summary>
/// <param name="source">Opens files as pages.</param>
/// <param name="containers">Opens mails, zips and their like.</param>
/// <param name="pages">Reads pages.</param>
/// <param name="letters">Shows and reads texts.</param>
/// <param name="progress">Told the number of each page that is done.</param>
public sealed class ReadingPipeline(IPageSource source, IContainerSource containers, PageWork pages, LetterReader letters, IProgress<int> progress) : IDocumentReader
{
    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        using var session = containers.Begin();
        var walk = new DocumentWalk(source, session, pages, letters, new WalkCourse(request.WorkFolder, progress, cancellation) { Groups = request.Groups });
        return Task.FromResult(walk.Read(new PartFile(request.Path, request.FileName)));
    }
}
