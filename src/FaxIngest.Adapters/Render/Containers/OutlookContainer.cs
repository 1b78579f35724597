namespace FaxIngest.Render.Containers;

/// <summary>OLE compound files: a mail that Outlook saved (<c>.msg</c>) is turned into a mail by <c>msgconvert</c>; Word's and Excel's old formats by LibreOffice, where it is installed.</summary>
/// <param name="mail">Opens the mail that comes of it.</param>
internal sealed class OutlookContainer(MailContainer mail) : IContainerFormat
{
    private const string Package = "libemail-outlook-message-perl and libemail-address-perl";
    private const int Chunk = 1 << 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Name of a stream that every saved mail has (MS-OXMSG section 2.2.2), as it stands in the file's directory: UTF-16.</summary>
    private static readonly byte[] Properties = System.Text.Encoding.Unicode.GetBytes("__properties_version1.0");

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        if (!Holds(file.Path, Properties)) return OfficeContainer.ByLibreOffice(file, space) ?? throw OfficeContainer.NotInstalled();
        if (new FileInfo(file.Path).Length > space.Limits.MailBytes) throw Unreadable.TooLarge(new FileInfo(file.Path).Length, space.Limits.MailBytes);
        string folder = Directory.CreateDirectory(space.NewPath()).FullName, output = Path.Combine(folder, "mail.eml");
        var answer = ChildProgram.Run("msgconvert", ["--outfile", output, Path.GetFullPath(file.Path)], Timeout, mostOutput: 100_000, Package, folder);
        if (answer is not { ExitCode: 0 } || FoundFiles.In(folder) is not [{ Length: > 0 } converted]) throw Unreadable.Damaged("The mail that Outlook saved (.msg) is damaged and cannot be opened.");
        space.Take(converted.Length);
        return mail.Open(file with { Path = output, Type = "message/rfc822" }, space);
    }

    private static bool Holds(string path, byte[] what)
    {
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
