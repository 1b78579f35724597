using System.Globalization;
using FaxIngest.Model;

namespace FaxIngest.Verify;

/// <summary>Between what a person types and the normal form of contract section 3.</summary>
internal static class Entry
{
    private static readonly string[] DateForms = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy", "MMddyyyy", "yyyy-MM-dd"];

    /// <summary>Longest entry that is taken, in characters: a page of writing has about 3,000.</summary>
    internal const int MaxLength = 20_000;

    /// <summary>The normal form of what was typed or ticked, or a sentence that says what is wrong with it. Nothing typed is a null value.</summary>
    internal static (FieldValue? Value, string? Problem) Parse(FieldInput input, IReadOnlyList<string> typed)
    {
        if (input.Kind == InputKind.Set)
        {
            var codes = typed.Where(code => code.Length > 0).ToList();
            if (codes.Any(code => !IsChoice(input, code))) return (null, "One of the boxes ticked is not on the list.");
            return (codes.Count == 0 ? null : FieldValue.Of(codes), null);
        }
        string text = typed.Count == 0 ? "" : typed[^1].Trim();
        if (text.Length == 0) return (null, null);
        if (text.Length > MaxLength) return (null, "This is longer than a page can hold.");
        return input.Kind switch
        {
            InputKind.OneOf => IsChoice(input, text) ? (FieldValue.Of(text), null) : (null, "This is not on the list."),
            InputKind.YesNo => text is "true" or "false" ? (FieldValue.Of(text == "true"), null) : (null, "Yes or no is expected."),
            InputKind.Date => ParseDate(text),
            InputKind.Digits => ParseDigits(input, text),
            InputKind.Prose => (FieldValue.Of(Squeeze(text)), null),
            _ => (FieldValue.Of(input.Upper ? Squeeze(text).ToUpperInvariant() : Squeeze(text)), null),
        };
    }

    /// <summary>A value as it stands in the input: dates MM/DD/YYYY, phone numbers in groups; sets and flags as codes.</summary>
    internal static string Show(FieldInput input, FieldValue? value)
    {
        if (value is null) return "";
        if (input.Kind == InputKind.Date && DateOnly.TryParseExact(value.Flat, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        if (input is { Kind: InputKind.Digits, Digits: 10 } && value.Flat.Length == 10 && !input.Path.EndsWith("npi", StringComparison.Ordinal))
            return $"{value.Flat[..3]}-{value.Flat[3..6]}-{value.Flat[6..]}";
        return value.Flat;
    }

    /// <summary>A value as a person reads it: labels in place of codes.</summary>
    internal static string Say(FieldInput input, FieldValue? value)
    {
        if (value is null) return "";
        if (value.Set is { } codes) return string.Join(", ", codes.Select(code => Label(input, code)));
        return input.Choices.Count > 0 ? Label(input, value.Flat) : Show(input, value);
    }

    private static string Label(FieldInput input, string code) => input.Choices.FirstOrDefault(choice => choice.Code == code)?.Label ?? code;

    private static bool IsChoice(FieldInput input, string code) => input.Choices.Any(choice => choice.Code == code);

    private static (FieldValue?, string?) ParseDate(string text) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day) && day.Year >= 1880
            ? (FieldValue.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), null)
            : (null, "This is no date. Type MM/DD/YYYY, the year with four digits.");

    private static (FieldValue?, string?) ParseDigits(FieldInput input, string text)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        bool separatorsOnly = text.All(c => char.IsAsciiDigit(c) || " ()-.+/,$".Contains(c, StringComparison.Ordinal));
        if (input.Digits == 10 && digits.Length == 11 && digits[0] == '1') digits = digits[1..];
        if (!separatorsOnly || digits.Length == 0) return (null, "Only digits are expected here.");
        if (input.Digits > 0 && digits.Length != input.Digits)
            return (null, string.Create(CultureInfo.InvariantCulture, $"{input.Digits} digits are expected, these are {digits.Length}."));
        return (FieldValue.Of(digits), null);
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
