using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive.Mail;

/// <summary>A Maildir. A mail in <c>new</c> or <c>cur</c> is whole; its name without flags is its identity there, for mail programs rename it when they set flags.</summary>
internal sealed class MaildirSource(MailFileTaker taker, IOptions<MaildirOptions> settings) : IIntakeSource
{
    private const string FlagsMark = ":2,";
    private readonly MaildirOptions options = settings.Value;
    private readonly Dictionary<string, MailFileMark> marks = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneLook = new(1, 1);

    public string Name => "maildir";

    public async Task<int> TakeAsync(CancellationToken cancellation)
    {
        if (options.Path is null) return 0;
        await oneLook.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await taker.TakeAsync(List(Path.GetFullPath(options.Path)), options.MaxMegabytes * 1024L * 1024, Finish, cancellation).ConfigureAwait(false);
        }
        finally
        {
            oneLook.Release();
        }
    }

    private List<MailFile> List(string root)
    {
        var files = new List<MailFile>();
        foreach (string folder in (string[])["new", "cur"])
        {
            foreach (string path in Directory.EnumerateFiles(Path.Combine(root, folder)))
            {
                string name = Path.GetFileName(path).Split(FlagsMark)[0];
                if (name.StartsWith('.')) continue;
                if (!marks.TryGetValue(name, out var mark)) marks[name] = mark = new();
                files.Add(new(path, name, $"maildir:{root}|{name}", new(root, null, null, null, null, default), mark));
            }
        }
        foreach (string gone in marks.Keys.Except(files.Select(file => file.Name)).ToList()) marks.Remove(gone);
        // Names begin with the time of delivery.
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    /// <summary>As a mail program marks a mail that was read; other flags stay. What it or the pulling program does with it later is its own affair: the bytes are ours.</summary>
    private void Finish(MailFile file)
    {
        if (options.Leave) return;
        string name = Path.GetFileName(file.Path);
        string flags = name.Contains(FlagsMark, StringComparison.Ordinal) ? name[(name.LastIndexOf(FlagsMark, StringComparison.Ordinal) + FlagsMark.Length)..] : "";
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file.Path))!, "cur");
        string target = Path.Combine(folder, file.Name + FlagsMark + string.Concat(flags.Append('S').Distinct().Order()));
        if (target == file.Path) return;
        try
        {
            File.Move(file.Path, target);
        }
        catch (FileNotFoundException)
        {
            // Somebody moved it first.
            return;
        }
        DurableFile.SyncFolder(folder);
    }
}
