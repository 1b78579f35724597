using FaxIngest.Store;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Receive;

public sealed partial class FolderSourceTests
{
    [Fact]
    public async Task Subfolders_and_links_are_left_alone_told_of_once_each_and_never_followed()
    {
        Directory.CreateDirectory(folder["elsewhere"]);
        await File.WriteAllBytesAsync(folder["elsewhere", "secret.tif"], TinyFiles.Tiff(mark: 9));
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder["in", "sub"]).FullName, "inside.tif"), TinyFiles.Tiff(mark: 8));
        File.CreateSymbolicLink(folder["in", "file.tif"], folder["elsewhere", "secret.tif"]);
        File.CreateSymbolicLink(folder["in", "nowhere.tif"], folder["elsewhere", "not there"]);
        File.CreateSymbolicLink(folder["in", "itself.tif"], folder["in", "itself.tif"]);
        Directory.CreateSymbolicLink(folder["in", "up"], folder.Path);
        Directory.CreateSymbolicLink(folder["in", "elsewhere"], folder["elsewhere"]);
        var log = new Lines();
        var told = new FolderSource(options, blobs, store, time, (log, disk));

        for (int day = 0; day < 5; day++)
        {
            await told.TakeAsync(None);
            // What a link leads to changes; the link does not.
            await File.AppendAllTextAsync(folder["elsewhere", "secret.tif"], "more");
            time.Advance(day == 0 ? options.QuietForUnknown : TimeSpan.FromDays(1));
        }

        Assert.Empty(await AllAsync());
        Assert.Equal(3, log.All.Count(line => line.Contains("It is a link or no ordinary file", StringComparison.Ordinal)));
        Assert.Equal("3 folders lie in the drop folder that no setting names; they are not looked into.", Assert.Single(log.All, line => line.Contains("folders lie", StringComparison.Ordinal)));
        Assert.Equal(4, log.All.Count);
        Assert.Null(told.Trouble);
        Assert.Equal(["elsewhere", "file.tif", "itself.tif", "nowhere.tif", "sub", "up"], Directory.GetFileSystemEntries(options.Path!).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Where(name => name != ".archive"));

        // One that comes later is told of by itself.
        File.CreateSymbolicLink(folder["in", "late.tif"], folder["elsewhere", "secret.tif"]);
        for (int day = 0; day < 3; day++)
        {
            await told.TakeAsync(None);
            time.Advance(day == 0 ? options.QuietForUnknown : TimeSpan.FromDays(1));
        }
        Assert.Equal(5, log.All.Count);
        Assert.Empty(await AllAsync());
    }

    private sealed class Lines : ILogger<FolderSource>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
