using FaxIngest.Model;

namespace FaxIngest.Render.Containers;

/// <summary>TNEF (<c>winmail.dat</c>), what Outlook wraps attachments in for other Outlooks: unpacked by the program <c>tnef</c> in an empty folder of its own,
/// since it ends abruptly on damaged input.</summary>
internal sealed class TnefContainer : IContainerFormat
{
    private const string Package = "tnef";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Names that the program gives a message's own text, best first.</summary>
    private static readonly string[] Bodies = ["message.txt", "message.html", "message.rtf"];

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x78, 0x9F, 0x3E, 0x22]);

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        string folder = Directory.CreateDirectory(space.NewPath()).FullName;
        string[] arguments = ["--save-body", "--body-pref=ALL", "--number-backups", "-x", space.BytesLeft.ToString(System.Globalization.CultureInfo.InvariantCulture), "-C", folder, Path.GetFullPath(file.Path)];
        var answer = ChildProgram.Run("tnef", arguments, Timeout, mostOutput: 1_000_000, Package, folder);
        var files = FoundFiles.In(folder);
        bool whole = answer is { ExitCode: 0 };
        if (files.Count == 0)
        {
            if (whole) return new Contents([], 0);
            throw Unreadable.Damaged("The attachment that Outlook packed (winmail.dat) is damaged and cannot be opened.");
        }

        int granted = space.TakeParts(files.Count);
        string? body = Bodies.FirstOrDefault(name => files.Any(f => f.Name == name && f.Length > 0));
        var parts = files.Take(granted).Select(found => Part(found, body, file.Depth + 1, space)).ToList();
        List<Reason> notes = [];
        if (!whole) notes.Add(new Reason("damaged", "What Outlook packed (winmail.dat) is damaged: only some of its files could be taken out."));
        if (granted < files.Count) notes.Add(new Reason("too-many-parts", $"What Outlook packed holds {files.Count} files; {files.Count - granted} of them were not opened."));
        return new Contents(parts, files.Count) { LeftOut = files.Count - granted, Notes = notes };
    }

    private static FoundPart Part(FileInfo found, string? body, int depth, PartSpace space)
    {
        // Whatever the program called it: from here on its name is a number, and the other only shown.
        string name = found.Name, path = space.NewPath();
        found.MoveTo(path);
        var part = FoundFiles.Of(SavedFile.Found(space, path), name, depth, space.Limits);
        if (!Bodies.Contains(name)) return part;
        if (name == body) return part with { Text = part.Text is { } text ? text with { Body = true, Heading = [] } : null };
        return part with { File = null, Text = null, End = PartStates.Alternative, Reason = new Reason("alternative", "The same text in another form.") };
    }
}
