using System.Text;

namespace FaxIngest.Render.Containers;

/// <summary>Looks through a mail before it is parsed: header blocks, address groups and boundaries are counted without recursion and without keeping them,
/// since GMime ends the process on too many of any. Nested mails and parts have headers too, so the whole file is looked at.</summary>
internal sealed class MailScan(ContainerLimits limits)
{
    private const int PrefixLength = 1_000; // bytes of a line that are looked at
    private const int PartsFactor = 10; // boundary lines that are still parsed, in caps on parts: the parts beyond the cap are counted, not opened
    private static readonly HashSet<string> AddressFields = new(
        ["from", "sender", "reply-to", "to", "cc", "bcc", "resent-from", "resent-sender", "resent-reply-to", "resent-to", "resent-cc", "resent-bcc", "disposition-notification-to"], StringComparer.Ordinal);

    private readonly byte[] prefix = new byte[PrefixLength];
    private readonly HashSet<string> boundaries = new(StringComparer.Ordinal);
    private long runBytes;
    private int runLines, groups, separators;
    private bool inAddresses;

    /// <summary>Checks a file.</summary>
    /// <exception cref="UnreadableException">It is over a cap.</exception>
    internal static void Check(string path, ContainerLimits limits)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > limits.MailBytes) throw Unreadable.TooLarge(file.Length, limits.MailBytes);
        new MailScan(limits).Read(file);
    }

    private void Read(Stream file)
    {
        byte[] chunk = new byte[131_072];
        long length = 0;
        int colons = 0;
        for (int got; (got = file.Read(chunk)) > 0;)
        {
            for (int i = 0; i < got; i++)
            {
                byte b = chunk[i];
                if (b == (byte)'\n')
                {
                    Line(prefix.AsSpan(0, (int)Math.Min(length, PrefixLength)), length, colons);
                    (length, colons) = (0, 0);
                    continue;
                }

                if (length < PrefixLength) prefix[length] = b;
                if (b == (byte)':') colons++;
                length++;
            }
        }

        Line(prefix.AsSpan(0, (int)Math.Min(length, PrefixLength)), length, colons);
    }

    private void Line(ReadOnlySpan<byte> line, long length, int colons)
    {
        line = line.TrimEnd((byte)'\r');
        if (line.StartsWith("--"u8)) Separator(line);
        bool continued = line.Length > 0 && line[0] is (byte)' ' or (byte)'\t' && runLines > 0;
        int name = continued ? 0 : NameLength(line);
        if (!continued && name == 0)
        {
            (runBytes, runLines, inAddresses) = (0, 0, false);
            return;
        }

        runLines++;
        runBytes += length + 1;
        if (runLines > limits.HeaderLines || runBytes > limits.HeaderBytes)
            throw Unreadable.OverLimit("too-large", FormattableString.Invariant($"A header of the mail is longer than {limits.HeaderLines} lines or {limits.HeaderBytes / 1_000_000.0:0.#} MB, which no mail program writes."));
        if (!continued)
        {
            inAddresses = name <= 30 && AddressFields.Contains(Encoding.ASCII.GetString(line[..name]).ToLowerInvariant());
            groups = inAddresses ? -1 : 0;
        }

        if (inAddresses && (groups += colons) > limits.AddressGroups)
            throw Unreadable.OverLimit("too-deep", "An address line of the mail is built so that it could bring down the program that reads it.");
        Boundary(line);
    }

    private void Separator(ReadOnlySpan<byte> line)
    {
        string text = Encoding.Latin1.GetString(line[2..]).TrimEnd();
        if (!boundaries.Contains(text) && !(text.EndsWith("--", StringComparison.Ordinal) && boundaries.Contains(text[..^2]))) return;
        if (++separators > limits.Parts * PartsFactor)
            throw Unreadable.OverLimit("too-many-parts", FormattableString.Invariant($"The mail has more than {limits.Parts * PartsFactor} parts, which no mail program writes."));
    }

    private void Boundary(ReadOnlySpan<byte> line)
    {
        string text = Encoding.Latin1.GetString(line);
        int at = text.IndexOf("boundary", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return;
        string value = text[(at + 8)..].TrimStart(' ', '\t', '*', '0').TrimStart();
        if (!value.StartsWith('=')) return;
        value = value[1..].TrimStart();
        value = value.StartsWith('"') ? value[1..].Split('"')[0] : value.Split(';', ' ', '\t')[0];
        if (value.Length > 0 && boundaries.Add(value.TrimEnd()) && boundaries.Count > limits.Parts)
            throw Unreadable.OverLimit("too-deep", FormattableString.Invariant($"The mail has more than {limits.Parts} layers or groups of parts, which no mail program writes."));
    }

    /// <summary>Length of a header field's name; 0 when the line is no header field.</summary>
    private static int NameLength(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon <= 0) return 0;
        var name = line[..colon].TrimEnd((byte)' ');
        return name.ContainsAnyExceptInRange((byte)'!', (byte)'~') ? 0 : name.Length;
    }
}
