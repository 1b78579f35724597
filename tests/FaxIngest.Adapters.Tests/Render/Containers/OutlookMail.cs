using System.Buffers.Binary;
using System.Text;

namespace FaxIngest.Tests.Render.Containers;

/// <summary>A mail as Outlook saves it (<c>.msg</c>, MS-OXMSG), of invented content.</summary>
internal sealed record OutlookMail
{
    private const ushort Unicode = 0x001F, Binary = 0x0102, Number = 0x0003, Time = 0x0040, Object = 0x000D;
    private const int ByValue = 1, Embedded = 5, ByReference = 4;

    internal string Subject { get; init; } = "Referral";
    internal string? Body { get; init; }
    internal string? Html { get; init; }
    internal byte[]? Rtf { get; init; }
    internal string From { get; init; } = "Ann Clerk";
    internal string FromAddress { get; init; } = "ann@clinic.example";
    internal string To { get; init; } = "Referrals";
    internal string ToAddress { get; init; } = "referrals@plan.example";
    internal string? Headers { get; init; }
    internal DateTime SentAt { get; init; } = new(2026, 11, 20, 17, 3, 11, DateTimeKind.Utc);
    internal IReadOnlyList<(string Name, byte[] Bytes)> Files { get; init; } = [];
    internal IReadOnlyList<OutlookMail> Mails { get; init; } = [];
    internal IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The file.</summary>
    internal byte[] Write() => CompoundFileBuilder.Write([.. Entries(top: true), NamedProperties()]);

    private List<CompoundEntry> Entries(bool top)
    {
        var properties = new Properties();
        properties.Text(0x001A, "IPM.Note");
        properties.Text(0x0037, Subject);
        properties.Text(0x0C1A, From);
        properties.Text(0x0C1E, "SMTP");
        properties.Text(0x0C1F, FromAddress);
        properties.Text(0x0E04, To);
        properties.Fixed(0x0039, Time, SentAt.ToFileTimeUtc());
        properties.Fixed(0x3FDE, Number, 65001);
        properties.Fixed(0x340D, Number, 0x40000); // its texts are Unicode
        if (Body is not null) properties.Text(0x1000, Body);
        if (Html is not null) properties.Bytes(0x1013, Encoding.UTF8.GetBytes(Html));
        if (Rtf is not null) properties.Bytes(0x1009, Rtf);
        if (Headers is not null) properties.Text(0x007D, Headers);
        var attachments = Files.Select(Value).Concat(Mails.Select(Nested)).Concat(Links.Select(Link)).ToList();
        byte[] head = new byte[top ? 32 : 24];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), attachments.Count);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 1);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), attachments.Count);
        return
        [
            .. properties.Entries(head), Recipient(),
            .. attachments.Select((entries, n) => CompoundEntry.Storage($"__attach_version1.0_#{n:X8}", entries)),
        ];
    }

    private CompoundEntry Recipient()
    {
        var properties = new Properties();
        properties.Fixed(0x0C15, Number, 1);
        properties.Text(0x3001, To);
        properties.Text(0x3002, "SMTP");
        properties.Text(0x3003, ToAddress);
        properties.Text(0x39FE, ToAddress);
        return CompoundEntry.Storage("__recip_version1.0_#00000000", properties.Entries(new byte[8]));
    }

    private static List<CompoundEntry> Value((string Name, byte[] Bytes) file)
    {
        var properties = Attachment(ByValue, file.Name);
        properties.Bytes(0x3701, file.Bytes);
        return properties.Entries(new byte[8]);
    }

    private static List<CompoundEntry> Nested(OutlookMail mail)
    {
        var properties = Attachment(Embedded, mail.Subject);
        properties.Fixed(0x3701, Object, -1);
        return [.. properties.Entries(new byte[8]), CompoundEntry.Storage("__substg1.0_3701000D", mail.Entries(top: false))];
    }

    /// <summary>A file that lies elsewhere; the mail has its path alone.</summary>
    private static List<CompoundEntry> Link(string path)
    {
        var properties = Attachment(ByReference, path);
        properties.Text(0x370D, path);
        return properties.Entries(new byte[8]);
    }

    private static Properties Attachment(int method, string name)
    {
        var properties = new Properties();
        properties.Fixed(0x3705, Number, method);
        properties.Text(0x3707, name);
        properties.Text(0x3704, Path.GetFileNameWithoutExtension(name).PadRight(6, '_')[..6].ToUpperInvariant() + "~1" + Path.GetExtension(name).ToUpperInvariant());
        return properties;
    }

    private static CompoundEntry NamedProperties() =>
        CompoundEntry.Storage("__nameid_version1.0", ((string[])["00020102", "00030102", "00040102"]).Select(tag => CompoundEntry.Stream("__substg1.0_" + tag, [])));

    /// <summary>Properties of one object: those of fixed length in its property stream, the others as streams (section 2.4).</summary>
    private sealed class Properties
    {
        private readonly List<byte[]> rows = [];
        private readonly List<CompoundEntry> streams = [];

        internal void Text(ushort id, string text) => Variable(id, Unicode, Encoding.Unicode.GetBytes(text), 2);

        internal void Bytes(ushort id, byte[] bytes) => Variable(id, Binary, bytes, 0);

        internal void Fixed(ushort id, ushort type, long value) => rows.Add(Row(id, type, value));

        internal List<CompoundEntry> Entries(byte[] head) => [CompoundEntry.Stream("__properties_version1.0", [.. head, .. rows.SelectMany(row => row)]), .. streams];

        private void Variable(ushort id, ushort type, byte[] bytes, int terminator)
        {
            rows.Add(Row(id, type, bytes.Length + terminator));
            streams.Add(CompoundEntry.Stream($"__substg1.0_{id:X4}{type:X4}", bytes));
        }

        private static byte[] Row(ushort id, ushort type, long value)
        {
            byte[] row = new byte[16];
            BinaryPrimitives.WriteUInt16LittleEndian(row, type);
            BinaryPrimitives.WriteUInt16LittleEndian(row.AsSpan(2), id);
            row[4] = 6; // readable, writable
            BinaryPrimitives.WriteInt64LittleEndian(row.AsSpan(8), value);
            return row;
        }
    }
}
