using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>Folder names as IMAP writes them (RFC 3501 section 5.1.3): printable ASCII as it is, <c>&amp;</c> as <c>&amp;-</c>, all else as UTF-16 in a Base64 of its own.</summary>
internal static class ModifiedUtf7
{
    public static string Encode(string name)
    {
        var encoded = new StringBuilder();
        for (int i = 0; i < name.Length;)
        {
            if (IsPlain(name[i]))
            {
                encoded.Append(name[i] == '&' ? "&-" : name[i]);
                i++;
                continue;
            }
            int start = i;
            while (i < name.Length && !IsPlain(name[i])) i++;
            string base64 = Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name[start..i]));
            encoded.Append('&').Append(base64.TrimEnd('=').Replace('/', ',')).Append('-');
        }
        return encoded.ToString();
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';
}
