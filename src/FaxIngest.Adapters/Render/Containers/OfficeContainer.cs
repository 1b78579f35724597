using System.IO.Compression;
using System.Text;
using System.Xml;
using FaxIngest.Model;

namespace FaxIngest.Render.Containers;

/// <summary>Office files that are zips (DOCX, ODT and their like). LibreOffice draws them where it is installed; where not, a letter's words and pictures are
/// shown: senders paste scans and photographs of forms into letters.</summary>
/// <param name="office">Draws them.</param>
internal sealed class OfficeContainer(LibreOffice office) : IContainerFormat
{
    private const long MostXml = 50_000_000; // characters of a letter's text with its marks

    /// <summary>Where a letter's text is.</summary>
    private static readonly string[] Texts = ["word/document.xml", "content.xml"];

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("PK\u0003\u0004"u8)) return false;
        // Both families put these first; a zip of office files does not.
        return head[..Math.Min(head.Length, 200)].IndexOf("mimetypeapplication/vnd.oasis"u8) >= 0 || head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("_rels/.rels"u8) >= 0;
    }

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        if (office.IsThere && office.Draw(file, space) is { } drawn) return drawn;
        try
        {
            using var zip = ZipFile.OpenRead(file.Path);
            if (Texts.Select(zip.GetEntry).FirstOrDefault(entry => entry is not null) is not { } letter || zip.GetEntry("mimetype") is { } kind && !Read(kind, 200).Contains("text", StringComparison.Ordinal))
                throw office.NotDrawn();
            var pictures = zip.Entries.Where(e => e.FullName.StartsWith("word/media/", StringComparison.Ordinal) || e.FullName.StartsWith("Pictures/", StringComparison.Ordinal))
                .Where(e => e.Name.Length > 0).ToList();
            int granted = space.TakeParts(pictures.Count + 1);
            var parts = new[] { Text(letter, file, space) }.Concat(pictures.Select(entry => Picture(entry, file.Depth + 1, space))).Take(granted).ToList();
            return new Contents(parts, pictures.Count + 1)
            {
                LeftOut = pictures.Count + 1 - granted,
                Notes = [new Reason("only-text", "Of an Office file only the words and the pictures are shown here; its layout, tables and check boxes are in the original.")],
            };
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or ArgumentException)
        {
            throw Unreadable.Damaged("The Office file is damaged and cannot be opened.", broken);
        }
    }

    private static FoundPart Text(ZipArchiveEntry entry, PartFile file, PartSpace space)
    {
        if (entry.Length > space.BytesLeft) space.Take(entry.Length);
        string text = Words(entry, space.Limits.TextCharacters + 1);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var saved = SavedFile.From(space, new MemoryStream(bytes));
        return new FoundPart
        {
            Name = "text",
            Type = "text/plain",
            Sha256 = saved.Sha256,
            Bytes = saved.Bytes,
            Text = TextParts.Of(text, body: false, [PartNames.Clean(file.Name) ?? ""], space.Limits),
            Reason = TextParts.Cut(text, space.Limits),
        };
    }

    private static FoundPart Picture(ZipArchiveEntry entry, int depth, PartSpace space)
    {
        try
        {
            if (entry.Length > space.BytesLeft) space.Take(entry.Length);
            using var stream = entry.Open();
            var part = FoundFiles.Of(SavedFile.From(space, stream, entry.Length), entry.Name, depth, space.Limits);
            var (width, height) = part.File is { } file ? MediaTypes.Pixels(file.Path) : (0, 0);
            const long iconPixels = 22_500; // 150 × 150, as in mails
            return width * height is > 0 and <= iconPixels ? part with { File = null, End = PartStates.Accessory, Reason = new Reason("accessory", "A small picture: a logo or an icon.") } : part;
        }
        catch (UnreadableException e)
        {
            return new FoundPart { Name = PartNames.Clean(entry.Name) ?? "picture", Type = MediaTypes.Unknown, End = PartStates.Of(e.Reason.Code), Reason = e.Reason };
        }
    }

    /// <summary>The words, a line a paragraph, in both families' elements (<c>w:t</c> in <c>w:p</c>; text in <c>text:p</c>).</summary>
    private static string Words(ZipArchiveEntry entry, int most)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, settings);
        var text = new StringBuilder();
        bool word = entry.FullName.StartsWith("word/", StringComparison.Ordinal), inText = false;
        while (text.Length < most && xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.LocalName is "tab") text.Append("    ");
                    else if (xml.LocalName is "br" or "line-break" or "cr") text.Append('\n');
                    else if (xml.LocalName == "s" && !word) text.Append(' ');
                    if (word) inText = xml.LocalName == "t" && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                    if (inText || !word) text.Append(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    if (xml.LocalName is "p" or "h") text.Append('\n');
                    if (word && xml.LocalName == "t") inText = false;
                    break;
            }
        }

        return text.Length > most ? text.ToString(0, most) : text.ToString();
    }

    private static string Read(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        byte[] bytes = new byte[most];
        int length = stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(bytes, 0, length);
    }
}
