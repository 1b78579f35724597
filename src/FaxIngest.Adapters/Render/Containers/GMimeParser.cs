using System.Text.RegularExpressions;
using FaxIngest.Native;

namespace FaxIngest.Render.Containers;

/// <summary>Mails by GMime. Content stays in the file until it is decoded into a file of its own, so memory does not grow with attachments.</summary>
internal sealed partial class GMimeParser : IMimeParser
{
    private static readonly string[] Wanted = ["charset", "name", "smime-type", "report-type", "protocol", "number", "total"];

    /// <inheritdoc/>
    public MimeMail Parse(string path, PartSpace space) => BigStack.Run(() => ParseHere(path, space));

    private static MimeMail ParseHere(string path, PartSpace space)
    {
        using var stream = GMimeApi.OpenFile(path, "rb", 0);
        if (stream.IsInvalid) throw Unreadable.Vanished();
        using var parser = GMimeApi.NewParser(stream);
        GMimeApi.SetPersistStream(parser, 1);
        using var message = GMimeApi.ConstructMessage(parser);
        nint root = message.IsInvalid ? 0 : GMimeApi.MimePart(message);
        if (root == 0) throw Unreadable.Damaged("It looks like a mail and cannot be taken apart.");
        int count = Count(root, 0, space.Limits.MimeDepth);
        var reading = new Reading(space, space.TakeParts(count));
        var entity = reading.Read(root, 0) ?? new MimeEntity { Type = "multipart/mixed", TooDeep = true };
        nint self = message.DangerousGetHandle(); // kept alive by the using above
        return new MimeMail(entity, count)
        {
            LeftOut = reading.LeftOut,
            Header = Header(self),
            From = Address(GMimeApi.From(message)),
            ReplyTo = Address(GMimeApi.ReplyTo(message)),
            Date = Date(GMimeApi.Date(message)),
        };
    }

    /// <summary>Leaves, by looking at the tree alone.</summary>
    private static int Count(nint entity, int depth, int most)
    {
        if (GLibApi.IsA(entity, GMimeApi.Multipart) == 0 || depth >= most) return 1;
        int children = GMimeApi.Count(entity);
        if (children <= 0) return 1;
        int sum = 0;
        for (int i = 0; i < children; i++) sum += Count(GMimeApi.Child(entity, i), depth + 1, most);
        return sum;
    }

    private static Dictionary<string, string> Header(nint message)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in MimeMail.Wanted)
            if (GMimeApi.Text(GMimeApi.Header(message, name)) is { } value) header[name.ToLowerInvariant()] = value;
        return header;
    }

    private static string? Address(nint list)
    {
        if (list == 0) return null;
        int length = Math.Min(GMimeApi.Length(list), 100);
        for (int i = 0; i < length; i++)
        {
            nint address = GMimeApi.Address(list, i);
            if (GLibApi.IsA(address, GMimeApi.Mailbox) != 0 && GMimeApi.Text(GMimeApi.MailboxAddress(address)) is { Length: > 0 and <= 320 } text) return text;
        }

        return null;
    }

    private static DateTimeOffset? Date(nint date)
    {
        if (date == 0) return null;
        long seconds = GLibApi.ToUnixSeconds(date);
        return seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    /// <summary>One walk that writes the parts.</summary>
    private sealed class Reading(PartSpace space, int granted)
    {
        private int left = granted;

        public int LeftOut { get; private set; }

        /// <summary>The entity; null when it is a leaf beyond the cap on parts.</summary>
        public MimeEntity? Read(nint entity, int depth)
        {
            bool multipart = GLibApi.IsA(entity, GMimeApi.Multipart) != 0;
            if (multipart && depth < space.Limits.MimeDepth && GMimeApi.Count(entity) > 0)
            {
                var children = new List<MimeEntity>();
                int count = GMimeApi.Count(entity);
                for (int i = 0; i < count; i++)
                    if (Read(GMimeApi.Child(entity, i), depth + 1) is { } child) children.Add(child);
                // All its children were beyond the cap.
                return children.Count == 0 ? null : Describe(entity) with { Children = children };
            }

            if (left == 0)
            {
                LeftOut++;
                return null;
            }

            left--;
            if (multipart && GMimeApi.Count(entity) > 0) return Describe(entity) with { TooDeep = true };
            var described = Describe(entity);
            return Write(entity) is { } saved ? described with { Path = saved.Path, Sha256 = saved.Sha256, Bytes = saved.Bytes } : described;
        }

        private SavedFile? Write(nint entity)
        {
            string path = space.NewPath();
            using (var target = GMimeApi.OpenFile(path, "wb", 0))
            {
                if (target.IsInvalid) throw new IOException("a part of a mail cannot be written");
                nint written = -1;
                if (GLibApi.IsA(entity, GMimeApi.MessagePart) != 0)
                {
                    nint message = GMimeApi.Message(entity);
                    if (message != 0) written = GMimeApi.Write(message, 0, target);
                }
                else if (GLibApi.IsA(entity, GMimeApi.Multipart) != 0)
                {
                    written = GMimeApi.Write(entity, 0, target);
                }
                else if (GMimeApi.Content(entity) is not 0 and nint content)
                {
                    written = GMimeApi.WriteContent(content, target);
                }

                _ = GMimeApi.Flush(target);
                if (written < 0) return null;
            }

            return SavedFile.Found(space, path);
        }
    }

    private static MimeEntity Describe(nint entity)
    {
        nint type = GMimeApi.ContentType(entity);
        string media = GMimeApi.Text(type == 0 ? 0 : GMimeApi.MediaType(type)) ?? "application", subtype = GMimeApi.Text(type == 0 ? 0 : GMimeApi.MediaSubtype(type)) ?? "octet-stream";
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in Wanted)
            if (GMimeApi.Text(GMimeApi.TypeParameter(entity, name)) is { } value) parameters[name] = value;
        return new MimeEntity
        {
            Type = $"{media}/{subtype}".ToLowerInvariant(),
            Parameters = parameters,
            Disposition = GMimeApi.Text(GMimeApi.Disposition(entity))?.ToLowerInvariant(),
            FileName = GMimeApi.Text(GMimeApi.DispositionParameter(entity, "filename")) ?? parameters.GetValueOrDefault("name") ?? LooseName(entity),
            ContentId = GMimeApi.Text(GMimeApi.ContentId(entity))?.Trim().TrimStart('<').TrimEnd('>'),
        };
    }

    /// <summary>The name in a content type that is none ("application-x-gzip; name=…"), which GMime drops whole.</summary>
    private static string? LooseName(nint entity)
    {
        var match = NameParameter().Match(GMimeApi.Text(GMimeApi.Header(entity, "Content-Type")) ?? "");
        return match.Success ? match.Groups[1].Value.Trim() : null;
    }

    [GeneratedRegex(@";\s*name=""?([^"";]{1,300})", RegexOptions.IgnoreCase)]
    private static partial Regex NameParameter();
}
