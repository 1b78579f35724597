namespace FaxIngest.Receive.Sidecars;

/// <summary>Telephone numbers as fax servers write them.</summary>
internal static class PhoneDigits
{
    private const int NorthAmerican = 10;
    /// <summary>Shortest number that somebody else's line has (a local number in the USA).</summary>
    private const int Shortest = 7;
    /// <summary>ITU-T E.164.</summary>
    private const int Longest = 15;

    /// <summary>Whether it is a telephone number and nothing else, punctuation aside.</summary>
    public static bool IsNumber(string text) =>
        text.Count(char.IsAsciiDigit) is >= Shortest and <= Longest + 3 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '.' or '(' or ')' or '/');

    /// <summary>Ten digits for a number of the North American plan, with or without 1, 001 or +1; other numbers with a plus; null when it is none.</summary>
    public static string? Of(string text)
    {
        // "sip:8315550100@gateway", "8315550100@fax", "tel:+1831…"
        int at = text.IndexOf('@', StringComparison.Ordinal);
        string number = (at > 0 ? text[..at] : text).Replace("sip:", "", StringComparison.OrdinalIgnoreCase).Replace("tel:", "", StringComparison.OrdinalIgnoreCase).Trim();
        if (!IsNumber(number)) return null;
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = digits[2..];
        else if (digits.StartsWith("011", StringComparison.Ordinal) && digits.Length > NorthAmerican + 1) digits = digits[3..];
        if (digits.Length == NorthAmerican + 1 && digits[0] == '1') digits = digits[1..];
        if (digits.Length is < Shortest or > Longest) return null;
        return digits.Length <= NorthAmerican && !number.StartsWith('+') ? digits : digits.Length == NorthAmerican && number.StartsWith("+1", StringComparison.Ordinal) ? digits : "+" + digits;
    }

    /// <summary>Digits of one of our own lines: a whole number, or an extension of three digits and more.</summary>
    public static string? OfLine(string text)
    {
        if (Of(text) is { } whole) return whole;
        string trimmed = text.Trim();
        return trimmed.Length is >= 3 and < Shortest && trimmed.All(char.IsAsciiDigit) ? trimmed : null;
    }
}
