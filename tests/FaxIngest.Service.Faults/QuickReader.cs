using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Service.Faults;

/// <summary>Stands in for the pool of reader processes: real ones take seconds a fax, and hundreds of kills need many faxes. It writes a page image in two steps.</summary>
internal sealed class QuickReader(Fuse fuse) : IDocumentReader
{
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(request.WorkFolder, "page-0002.png"), "whole", cancellation);
        string image = Path.Combine(request.WorkFolder, "page-0001.png");
        await File.WriteAllTextAsync(image, "half", cancellation);
        fuse.Reach(Boundaries.WhileReading);
        await File.WriteAllTextAsync(image, "whole", cancellation);
        fuse.Reach(Boundaries.AfterReading);
        return new ReadResult { Pages = [new ReadPage(1, PageKinds.Form, 0, "page-0001.png", 1, 1), new ReadPage(2, PageKinds.Form, 0, "page-0002.png", 1, 1)] };
    }
}
