using System.Globalization;
using FaxIngest.Model;

namespace FaxIngest.Render.Containers;

/// <summary>E-mail: scanned for what would bring the parser down, parsed, and its parts told apart.</summary>
internal sealed class MailContainer(IMimeParser parser) : IContainerFormat
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => file.Type is "message/rfc822" or "message/global" or "message/news" || MailHead.Is(head);

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        MailScan.Check(file.Path, space.Limits);
        var mail = parser.Parse(Bare(file.Path, space), space);
        var origin = MailSender.Judge(mail);
        int most = TextParts.MostBytes(space.Limits);
        bool forwarded = (origin.Subject ?? "").TrimStart() is { } subject && (subject.StartsWith("fw", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("[fwd", StringComparison.OrdinalIgnoreCase));
        var heading = Heading(origin);
        var parts = new MailParts(
                entity => TextDecoder.Read(entity.Path!, entity.Parameters.GetValueOrDefault("charset"), entity.Type == "text/plain" ? most : 4 * most),
                entity => MediaTypes.Pixels(entity.Path!))
            .Of(mail, file.Depth + 1, (text, body) => TextParts.Of(text, body, body ? heading : [], space.Limits, forwarded));
        var found = parts.SelectMany(part => Finish(part, file.Depth + 1, space)).ToList();
        return new Contents(found, mail.Count + found.Count - parts.Count)
        {
            Mail = origin,
            LeftOut = mail.LeftOut,
            Notes = mail.LeftOut == 0 ? [] : [new Reason("too-many-parts", $"The mail has {mail.Count} parts; {mail.LeftOut} of them were not opened. They are in the original.")],
        };
    }

    /// <summary>What the bytes say where the sender says nothing; text files as texts; files inside a text.</summary>
    private static IEnumerable<FoundPart> Finish(FoundPart part, int depth, PartSpace space)
    {
        if (part.File is { } file)
        {
            string type = MediaTypes.Of(MediaTypes.Head(file.Path), part.Type);
            var typed = part with { Type = type, File = file with { Type = type } };
            return [TextParts.TryFile(typed, space.Limits) ?? typed];
        }

        if (part.Text is not { } text) return [part];
        // Not all of a long text was looked at, so a block in it is not whole.
        var (lines, blocks) = part.Bytes > TextParts.MostBytes(space.Limits) ? (text.Lines, []) : UuBlocks.Split(text.Lines);
        var cut = part.Bytes > TextParts.MostBytes(space.Limits) ? new Reason("too-large", "The text is very long; only its beginning is shown.") : null;
        return [part with { Text = text with { Lines = lines }, Reason = part.Reason ?? cut }, .. blocks.Take(space.TakeParts(blocks.Count)).Select(block => Block(block, depth, space))];
    }

    private static FoundPart Block((string Name, byte[] Bytes) block, int depth, PartSpace space)
    {
        var saved = SavedFile.From(space, new MemoryStream(block.Bytes));
        string name = PartNames.Clean(block.Name) ?? "file", type = MediaTypes.Of(block.Bytes);
        return new FoundPart { Name = name, Type = type, Sha256 = saved.Sha256, Bytes = saved.Bytes, File = new PartFile(saved.Path, name, type, depth) };
    }

    private static IReadOnlyList<string> Heading(MailOrigin origin) =>
    [
        .. new[]
        {
            origin.From is null ? null : $"From: {origin.From}",
            origin.Date is { } date ? $"Date: {date.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}" : null,
            origin.Subject is null ? null : $"Subject: {origin.Subject}",
        }.OfType<string>().SelectMany(TextParts.Lines),
    ];

    /// <summary>The mail without what some programs put before its first header line (a byte order mark, the envelope line of a mailbox file), which would cost that line.</summary>
    private static string Bare(string path, PartSpace space)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[1024];
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false), skip = head[..length].StartsWith(ByteOrderMark) ? 3 : 0;
        if (head[skip..length].StartsWith("From "u8) && head[..length].IndexOf((byte)'\n') is >= 0 and int end) skip = end + 1;
        if (skip == 0) return path;
        file.Position = skip;
        return SavedFile.From(space, file).Path;
    }
}
