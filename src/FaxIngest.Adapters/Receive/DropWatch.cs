namespace FaxIngest.Receive;

/// <summary>Watches folders and nudges; a hint only. Some network shares cannot be watched, and watchers lose events: polling does the work anyway.</summary>
internal sealed class DropWatch : IDisposable
{
    private readonly List<FileSystemWatcher> watchers = [];

    private DropWatch()
    {
    }

    /// <summary>Null: none of them can be watched.</summary>
    public static DropWatch? Start(IReadOnlyList<string> folders, Action nudge)
    {
        var watch = new DropWatch();
        foreach (string folder in folders)
        {
            try
            {
                var watcher = new FileSystemWatcher(folder);
                watcher.Created += (_, _) => nudge();
                watcher.Renamed += (_, _) => nudge();
                watcher.EnableRaisingEvents = true;
                watch.watchers.Add(watcher);
            }
            catch (Exception e) when (e is ArgumentException or IOException or PlatformNotSupportedException)
            {
                // It is polled.
            }
        }
        return watch.watchers.Count > 0 ? watch : null;
    }

    public void Dispose() => watchers.ForEach(watcher => watcher.Dispose());
}
