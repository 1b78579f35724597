using FaxIngest.Read;
using FaxIngest.Reader.Faults;
using Microsoft.Extensions.Logging.Abstractions;

// A reader like the real one but for its pipeline, which fails as the document's name asks: what the pool is tested against.
switch (args)
{
    case ["reader"] or ["reader", "--start", StartFault.NoFilters]:
        if (args.Length > 1) StartFault.ForbidFilters();
        var (requests, answers) = ReaderStreams.Take();
        return await new ReaderServer(requests, answers, (_, pages) => new FaultyReader(answers, pages)).ServeAsync();
    case ["reader", "--start", var how]:
        return StartFault.Commit(how);
    case ["host", var workFolder]:
        // A parent of its own that the test can kill: reads one document that never ends.
        using (var folders = new WorkFolders(TimeProvider.System))
        {
            var options = new ReaderOptions { Parallel = 1 };
            var launch = ReaderLaunch.For(ReaderProgram.Beside("FaxIngest.Reader.Faults", "reader"), options, new(), formsFolder: null);
            await using var pool = new ReaderPool(launch, folders, TimeProvider.System, NullLogger<ReaderPool>.Instance);
            await pool.ReadAsync(new("host", "/dev/null", FaultyReader.Family, workFolder), CancellationToken.None);
        }
        return 0;
    default:
        Console.Error.WriteLine("usage: reader [--start HOW] | host WORKFOLDER");
        return 1;
}
