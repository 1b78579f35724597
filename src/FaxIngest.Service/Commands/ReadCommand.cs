using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Read;
using Microsoft.Extensions.Options;

namespace FaxIngest.Commands;

/// <summary><c>faxingest read</c>: files in, one JSON document each out; no service and no store.</summary>
internal static class ReadCommand
{
    /// <summary>What the user asked for.</summary>
    /// <param name="Paths">Files and folders, all existing.</param>
    /// <param name="Out">Folder for the documents; made when missing.</param>
    /// <param name="Roster">Roster file, or null: the <c>Roster:File</c> setting.</param>
    /// <param name="Forms">Folder with form templates, or null: those that ship.</param>
    private sealed record Request(IReadOnlyList<FileSystemInfo> Paths, DirectoryInfo Out, FileInfo? Roster, DirectoryInfo? Forms);

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var paths = new Argument<FileSystemInfo[]>("PATH")
        {
            Description = "Files (TIFF, PDF, PNG, JPEG, EML) or folders; a folder means every file in it, recursively.",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.AcceptExistingOnly();
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for the documents: DIR/<file name>.json, for a folder DIR/<path below it>.json.",
            HelpName = "DIR",
            Required = true,
        };
        var roster = SharedOptions.Roster();
        var forms = SharedOptions.Forms();
        var command = new Command("read", "Reads files and writes one JSON document each; needs no service and no database. Exit code 2: at least one file was unreadable (its JSON says why).")
        { paths, output, roster, forms };
        command.SetAction((parsed, cancellation) => ReadAsync(
            settings,
            new Request(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(output), parsed.GetValue(roster), parsed.GetValue(forms)),
            cancellation));
        return command;
    }

    private static async Task<int> ReadAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Request request, CancellationToken cancellation)
    {
        var all = settings.ToList();
        if (request.Roster is not null) all.Add(new("Roster:File", request.Roster.FullName));
        if (request.Forms is not null) all.Add(new("Forms:Folder", request.Forms.FullName));
        await using var provider = Provider.Build(all);
        try
        {
            return await ReadAllAsync(provider, request.Paths, request.Out.FullName, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ReaderFaultException)
        {
            // The machine's trouble (disk full, no permission to write, no reader), not that of a file.
            await Console.Error.WriteLineAsync($"faxingest: {fault.Message}");
            return ExitCodes.Fault;
        }
    }

    /// <summary>Reads the files with the parts given; see the command.</summary>
    internal static async Task<int> ReadAllAsync(IServiceProvider provider, IEnumerable<FileSystemInfo> paths, string output, CancellationToken cancellation)
    {
        if (File.Exists(output))
        {
            await Console.Error.WriteLineAsync($"--out {output} is a file; it must be a folder.");
            return ExitCodes.Usage;
        }
        Directory.CreateDirectory(output);
        var files = FileList.Of(paths, output);
        var reader = ActivatorUtilities.CreateInstance<LooseFileReader>(provider);
        var unreadable = new ConcurrentQueue<string>();
        using (var bar = new ProgressBar(files.Count))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = provider.GetRequiredService<IOptions<ReaderOptions>>().Value.Readers, CancellationToken = cancellation };
            await Parallel.ForEachAsync(files, parallel, async (file, token) =>
            {
                var document = await reader.ReadAsync(file.Path, token);
                await DocumentFile.WriteAsync(Path.Combine(output, file.Output), document, token);
                if (document.Status == "unreadable") unreadable.Enqueue($"{file.Path}: {document.Reason?.Message}");
                bar.Advance();
            });
        }
        foreach (string line in unreadable.Order(StringComparer.Ordinal)) await Console.Error.WriteLineAsync(line);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{files.Count - unreadable.Count} read, {unreadable.Count} unreadable"));
        return unreadable.IsEmpty ? ExitCodes.Success : ExitCodes.Unreadable;
    }
}
