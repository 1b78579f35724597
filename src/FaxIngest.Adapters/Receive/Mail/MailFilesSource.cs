using System.Globalization;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive.Mail;

/// <summary>A folder of <c>.eml</c> files. The end of a mail cannot be told from its bytes, so a file is taken when it has stood still for a while.</summary>
internal sealed class MailFilesSource(MailFileTaker taker, IOptions<MailFilesOptions> settings, TimeProvider time) : IIntakeSource
{
    private readonly MailFilesOptions options = settings.Value;
    private readonly Dictionary<string, MailFileMark> marks = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneLook = new(1, 1);

    public string Name => "mail-files";

    public async Task<int> TakeAsync(CancellationToken cancellation) => (await LookAsync(cancellation).ConfigureAwait(false)).Admitted;

    /// <summary>Waits out the quiet time of the files that are there; those that change all the time are left after four times that.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        int all = 0;
        var end = time.GetUtcNow() + options.QuietFor * 4;
        while (true)
        {
            var (admitted, waiting) = await LookAsync(cancellation).ConfigureAwait(false);
            all += admitted;
            if (!waiting && admitted == 0 || time.GetUtcNow() > end) return all;
            if (admitted == 0) await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(options.QuietFor.TotalMilliseconds / 4, 20, 1000)), time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(int Admitted, bool Waiting)> LookAsync(CancellationToken cancellation)
    {
        if (options.Path is null) return (0, false);
        await oneLook.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var files = List(Path.GetFullPath(options.Path));
            var quiet = files.Where(file => time.GetUtcNow() - file.Mark.Seen.Since >= options.QuietFor).ToList();
            int admitted = await taker.TakeAsync(quiet, options.MaxMegabytes * 1024L * 1024, Finish, cancellation).ConfigureAwait(false);
            return (admitted, files.Count > quiet.Count);
        }
        finally
        {
            oneLook.Release();
        }
    }

    private List<MailFile> List(string root)
    {
        var files = new List<MailFile>();
        foreach (var file in new DirectoryInfo(root).EnumerateFiles().Where(file => !Litter.Is(file.Name) && file.Extension.Equals(".eml", StringComparison.OrdinalIgnoreCase)))
        {
            if (!marks.TryGetValue(file.Name, out var mark) || mark.Seen.Length != file.Length || mark.Seen.Modified != file.LastWriteTimeUtc)
                marks[file.Name] = mark = new() { Seen = (file.Length, file.LastWriteTimeUtc, time.GetUtcNow()) };
            string key = string.Create(CultureInfo.InvariantCulture, $"mail-files:{file.FullName}|{file.Length}|{file.LastWriteTimeUtc:O}");
            files.Add(new(file.FullName, file.Name, key, new(root, null, null, null, null, default), mark));
        }
        foreach (string gone in marks.Keys.Except(files.Select(file => file.Name)).ToList()) marks.Remove(gone);
        files.Sort((a, b) => (a.Mark.Seen.Modified, a.Name).CompareTo((b.Mark.Seen.Modified, b.Name)));
        return files;
    }

    private void Finish(MailFile file)
    {
        if (options.ArchivePath is not { } archive) return;
        var (length, modified, _) = file.Mark.Seen;
        var folder = new ArchiveFolder(archive, new RealDisk(), time);
        string archived = folder.Take(file.Path);
        var moved = new FileInfo(archived);
        // Other bytes came under its name in the meantime: they go back to wait their turn.
        if (moved.Length != length || moved.LastWriteTimeUtc != modified) folder.Return(archived, file.Path);
    }
}
