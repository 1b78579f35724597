using System.Text;

namespace FaxIngest.Receive.Sidecars;

/// <summary>A way in which fax servers write about their faxes.</summary>
internal abstract class SidecarFormat
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Endings of file names, with the dot, lower case.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>Whether nothing but fax servers writes files with this ending into a drop folder: one that cannot be understood is then broken, not a document.</summary>
    public abstract bool IsOnlyForServers(string ending);

    /// <summary>Longest file that is read, in bytes.</summary>
    public virtual int LongestFile => 1_000_000;

    /// <summary>The records in a file, one a fax.</summary>
    /// <exception cref="FormatException">It is not of this format, or beyond its limits.</exception>
    public abstract IReadOnlyList<SidecarNode> Parse(byte[] file, SidecarWords words);

    /// <summary>Text by its byte order mark; without one UTF-8 where it is valid, else Latin-1, which old servers write.</summary>
    protected static string TextOf(byte[] file)
    {
        foreach (Encoding encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (file.AsSpan().StartsWith(encoding.Preamble)) return encoding.GetString(file.AsSpan(encoding.Preamble.Length));
        }
        try
        {
            return StrictUtf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(file);
        }
    }
}
