using System.Globalization;
using FaxIngest.Model;

namespace FaxIngest.Render.Containers;

/// <summary>OLE compound files: a mail that Outlook saved (<c>.msg</c>) is turned into a mail by <c>msgconvert</c>; Word's and Excel's old formats by LibreOffice, where it is installed.</summary>
/// <param name="mail">Opens the mail that comes of it.</param>
/// <param name="office">Draws Word's and Excel's files.</param>
internal sealed class OutlookContainer(MailContainer mail, LibreOffice office) : IContainerFormat
{
    private const string Package = "libemail-outlook-message-perl and libemail-address-perl";
    private const int Chunk = 1 << 20;

    /// <summary>30 MB in one file take it 1.3 s, in 30 files 14 s (two cores): it writes the whole mail anew for every file.</summary>
    internal TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes it may fill: it holds some 16 for every byte of the mail, and a reader has 1,500 MB in all.</summary>
    private const long MostMemory = 900_000_000;

    /// <summary>A stream that every saved mail has (MS-OXMSG section 2.4).</summary>
    private const string Properties = "__properties_version1.0";

    /// <summary>What the storages of attachments are called (section 2.2.2), and a stream or storage in them that holds what was attached (property 0x3701).</summary>
    private const string Attachment = "__attach_version1.0_#", Attached = "__substg1.0_3701";

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => head.StartsWith(CompoundDirectory.Signature);

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        var directory = CompoundDirectory.Read(file.Path);
        if (directory?.Top.Contains("EncryptedPackage") == true) throw Unreadable.PasswordProtected();
        // Where the directory cannot be read: the name stands in it all the same, and the program would only run in circles.
        if (directory is null && Holds(file.Path, Properties)) throw Damaged();
        if (directory?.Top.Contains(Properties) != true) return (office.IsThere ? office.Draw(file, space) : null) ?? throw office.NotDrawn();
        if (new FileInfo(file.Path).Length > space.Limits.MailBytes) throw Unreadable.TooLarge(new FileInfo(file.Path).Length, space.Limits.MailBytes);
        return Counted(mail.Open(file with { Path = Convert(file.Path, space), Type = "message/rfc822" }, space), directory);
    }

    private string Convert(string path, PartSpace space)
    {
        string folder = Directory.CreateDirectory(space.NewPath()).FullName, output = Path.Combine(folder, "mail.eml");
        var answer = ChildProgram.Run("msgconvert", ["--outfile", output, Path.GetFullPath(path)], Timeout, mostOutput: 100_000, Package, folder, MostMemory);
        if (answer is null || answer.Errors.Contains("Out of memory", StringComparison.Ordinal))
            throw Unreadable.OverLimit("too-large", "The mail that Outlook saved (.msg) is too large to be taken apart here. Open the original in Outlook, or ask the sender to forward it as a mail.");
        if (answer.ExitCode != 0 || FoundFiles.In(folder) is not [{ Length: > 0 } converted]) throw Damaged();
        space.Take(converted.Length);
        return output;
    }

    /// <summary>Holds what came out against what the file's own directory says is in it.</summary>
    private static Contents Counted(Contents contents, CompoundDirectory directory)
    {
        var attachments = directory.Top.Where(name => name.StartsWith(Attachment, StringComparison.Ordinal)).ToList();
        int linked = attachments.Count(name => !directory.Below.GetValueOrDefault(name, []).Any(inner => inner.StartsWith(Attached, StringComparison.Ordinal)));
        var notes = contents.Notes.ToList();
        if (contents.Count < attachments.Count)
            notes.Add(new Reason("parts-missing", string.Create(CultureInfo.InvariantCulture, $"The mail has {attachments.Count} attachments; only {contents.Count} parts came out of it. Open the original.")));
        if (linked > 0)
            notes.Add(new Reason("linked-file", string.Create(CultureInfo.InvariantCulture, $"{linked} of the mail's attachments are only links: the files lie with the sender and did not come. Ask for them.")));
        return contents with { Notes = notes };
    }

    private static UnreadableException Damaged() => Unreadable.Damaged("The mail that Outlook saved (.msg) is damaged and cannot be opened.");

    /// <summary>Whether a name stands anywhere in a file whose directory cannot be read; there it is UTF-16.</summary>
    private static bool Holds(string path, string name)
    {
        byte[] what = System.Text.Encoding.Unicode.GetBytes(name);
        using var file = File.OpenRead(path);
        byte[] chunk = new byte[Chunk + what.Length];
        for (int kept = 0, got; (got = file.Read(chunk, kept, Chunk)) > 0;)
        {
            int length = kept + got;
            if (chunk.AsSpan(0, length).IndexOf(what) >= 0) return true;
            kept = Math.Min(length, what.Length);
            chunk.AsSpan(length - kept, kept).CopyTo(chunk);
        }

        return false;
    }
}
