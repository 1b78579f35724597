using System.Globalization;
using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Render.Containers;

/// <summary>A PDF that carries other files: its own pages are the first part, the files the others. A PDF without files is none of this.</summary>
internal sealed partial class PdfContainer : IContainerFormat
{
    private const int Chunk = 1 << 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) =>
        !file.PagesOnly && head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0 && MayCarryFiles(file.Path) && Names(file.Path).Count > 0;

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        var names = Names(file.Path);
        int granted = space.TakeParts(names.Count + 1);
        using var bytes = File.OpenRead(file.Path);
        var own = new FoundPart
        {
            Name = PartNames.Clean(file.Name) ?? "pages",
            Type = "application/pdf",
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
            Bytes = bytes.Length,
            File = file with { PagesOnly = true, Depth = file.Depth + 1 },
        };
        var parts = new[] { own }.Concat(names.Select((name, i) => Part(file, i + 1, name, space))).Take(granted).ToList();
        return new Contents(parts, names.Count + 1)
        {
            LeftOut = names.Count + 1 - granted,
            Notes = granted > names.Count ? [] : [new Reason("too-many-parts", $"The PDF carries {names.Count} files; not all of them were opened. They are in the original.")],
        };
    }

    private static FoundPart Part(PartFile file, int number, string name, PartSpace space)
    {
        string path = space.NewPath();
        string[] arguments = ["-save", number.ToString(CultureInfo.InvariantCulture), "-o", path, Path.GetFullPath(file.Path)];
        var answer = ChildProgram.Run("pdfdetach", arguments, Timeout, mostOutput: 100_000);
        try
        {
            if (answer is { ExitCode: 0 } && File.Exists(path)) return FoundFiles.Of(SavedFile.Found(space, path), name, file.Depth + 1, space.Limits);
            throw Unreadable.Damaged("This file inside a PDF cannot be taken out.");
        }
        catch (UnreadableException e)
        {
            return new FoundPart { Name = PartNames.Clean(name) ?? "file", Type = MediaTypes.Unknown, End = PartStates.Of(e.Reason.Code), Reason = e.Reason };
        }
    }

    private static IReadOnlyList<string> Names(string path)
    {
        var answer = ChildProgram.Run("pdfdetach", ["-list", Path.GetFullPath(path)], Timeout, mostOutput: 1_000_000);
        return answer is { ExitCode: 0 } ? [.. Entry().Matches(answer.Text).Select(match => match.Groups[1].Value)] : [];
    }

    /// <summary>Whether the file may hold others: it names the tree of them, or packs its objects so that nothing can be seen from outside. Saves a program's start for most PDFs.</summary>
    private static bool MayCarryFiles(string path)
    {
        const int longest = 16;
        using var file = File.OpenRead(path);
        byte[] chunk = new byte[Chunk + longest];
        for (int kept = 0, got; (got = file.Read(chunk, kept, Chunk)) > 0;)
        {
            var look = chunk.AsSpan(0, kept + got);
            if (look.IndexOf("/EmbeddedFile"u8) >= 0 || look.IndexOf("/ObjStm"u8) >= 0) return true;
            kept = Math.Min(look.Length, longest);
            look[^kept..].CopyTo(chunk);
        }

        return false;
    }

    [GeneratedRegex(@"^\d+: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
