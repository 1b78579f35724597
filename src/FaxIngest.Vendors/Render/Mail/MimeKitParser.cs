using System.Security.Cryptography;
using FaxIngest.Model;
using Kit = MimeKit;

namespace FaxIngest.Render.Mail;

/// <summary>Mails through the package MimeKit. Content stays in the file until it is decoded into a file of its own, so memory does not grow with attachments.
/// Its caller gives it a thread with room: it calls itself for every layer.</summary>
internal sealed class MimeKitParser : IMimeParser
{
    private static readonly string[] Wanted = ["charset", "name", "smime-type", "report-type", "protocol", "number", "total"];

    /// <summary>Characters of the longest address taken over (RFC 5321: 254).</summary>
    private const int LongestAddress = 320;

    /// <inheritdoc/>
    public MimeMail Parse(string path, PartSpace space)
    {
        using var stream = File.OpenRead(path);
        var message = Attempt(() => new Kit.MimeParser(stream, Kit.MimeFormat.Entity, persistent: true).ParseMessage());
        if (message?.Body is not { } root) throw new UnreadableException(new Reason("damaged", "It looks like a mail and cannot be taken apart."));
        using (message)
        {
            int count = Count(root, 0, space.Limits.MimeDepth);
            var walk = new Walk(space, space.TakeParts(count));
            var entity = walk.Read(root, 0) ?? new MimeEntity { Type = "multipart/mixed", TooDeep = true };
            return new MimeMail(entity, count)
            {
                LeftOut = walk.LeftOut,
                Header = MimeMail.Wanted.Select(name => (Name: name.ToLowerInvariant(), Value: message.Headers[name])).Where(h => h.Value is not null)
                    .ToDictionary(h => h.Name, h => h.Value!, StringComparer.Ordinal),
                From = AddressOf(message.From),
                ReplyTo = AddressOf(message.ReplyTo),
                Date = message.Headers[Kit.HeaderId.Date] is not null && message.Date.ToUnixTimeSeconds() > 0 ? message.Date.ToUniversalTime() : null,
            };
        }
    }

    /// <summary>Leaves, by looking at the tree alone.</summary>
    private static int Count(Kit.MimeEntity entity, int depth, int most) =>
        entity is Kit.Multipart { Count: > 0 } parts && depth < most ? parts.Sum(child => Count(child, depth + 1, most)) : 1;

    private static string? AddressOf(Kit.InternetAddressList list) =>
        list.Mailboxes.Select(m => m.Address).FirstOrDefault(a => a is { Length: > 0 and <= LongestAddress });

    private static MimeEntity Describe(Kit.MimeEntity entity)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in Wanted)
            if (entity.ContentType.Parameters.TryGetValue(name, out string? value) && value is not null) parameters[name] = value;
        return new MimeEntity
        {
            Type = $"{entity.ContentType.MediaType}/{entity.ContentType.MediaSubtype}".ToLowerInvariant(),
            Parameters = parameters,
            Disposition = entity.ContentDisposition?.Disposition?.ToLowerInvariant(),
            FileName = entity.ContentDisposition?.FileName ?? parameters.GetValueOrDefault("name"),
            ContentId = entity.ContentId,
        };
    }

    private static T? Attempt<T>(Func<T> work) where T : class
    {
        try
        {
            return work();
        }
        catch (Exception broken) when (broken is FormatException or Kit.ParseException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>One walk that writes the parts.</summary>
    private sealed class Walk(PartSpace space, int granted)
    {
        private int left = granted;

        public int LeftOut { get; private set; }

        /// <summary>The entity; null when it is a leaf beyond the cap on parts.</summary>
        public MimeEntity? Read(Kit.MimeEntity entity, int depth)
        {
            var parts = entity as Kit.Multipart;
            if (parts is { Count: > 0 } && depth < space.Limits.MimeDepth)
            {
                var children = parts.Select(child => Read(child, depth + 1)).OfType<MimeEntity>().ToList();
                // All its children were beyond the cap.
                return children.Count == 0 ? null : Describe(entity) with { Children = children };
            }
            if (left == 0)
            {
                LeftOut++;
                return null;
            }
            left--;
            if (parts is { Count: > 0 }) return Describe(entity) with { TooDeep = true };
            return Write(entity);
        }

        private MimeEntity Write(Kit.MimeEntity entity)
        {
            var described = Describe(entity);
            string path = space.NewPath();
            var counted = new CountedFile(path, space);
            using (counted)
            {
                switch (entity)
                {
                    case Kit.MessagePart { Message: { } nested }:
                        nested.WriteTo(counted);
                        break;
                    case Kit.MimePart { Content: { } content }:
                        content.DecodeTo(counted);
                        break;
                    case Kit.Multipart:
                        entity.WriteTo(counted);
                        break;
                    default:
                        return described;
                }
            }
            return described with { Path = path, Sha256 = counted.Sha256, Bytes = counted.Written };
        }
    }

    /// <summary>A new file that counts its bytes against the space's budget and hashes them as they come.</summary>
    private sealed class CountedFile(string path, PartSpace space) : Stream
    {
        private readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string Sha256 { get; private set; } = "";

        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            space.Take(buffer.Length);
            hash.AppendData(buffer);
            file.Write(buffer);
            Written += buffer.Length;
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && Sha256.Length == 0)
            {
                Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
                hash.Dispose();
                file.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
