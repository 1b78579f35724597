using System.Collections.Frozen;

namespace FaxIngest.Model;

/// <summary>The end states of a container's parts. Every part that is found ends in exactly one.</summary>
public static class PartStates
{
    /// <summary>All of it is among the document's pages.</summary>
    public const string Read = "read";
    /// <summary>Some of it is among the document's pages; the reason says what is not.</summary>
    public const string ReadInPart = "read-in-part";
    /// <summary>A container; what is in it follows as parts of their own.</summary>
    public const string Opened = "opened";
    /// <summary>A text of a few words or of formulas (see attached, best regards, a disclaimer) beside attachments: kept, no page.</summary>
    public const string Text = "text";
    /// <summary>The same text in another form is read in its place.</summary>
    public const string Alternative = "alternative";
    /// <summary>The same bytes as an earlier part, which stands for both.</summary>
    public const string Repeated = "repeated";
    /// <summary>Belongs to the mail and carries no page: a signature logo, a tracking pixel, a digital signature, a contact card, a report between mail programs.</summary>
    public const string Accessory = "accessory";
    /// <summary>No bytes.</summary>
    public const string Empty = "empty";
    /// <summary>Of a kind that cannot be shown as pages: a person opens the original.</summary>
    public const string NotADocument = "not-a-document";
    /// <summary>Encrypted or locked with a password.</summary>
    public const string Encrypted = "encrypted";
    /// <summary>Beyond a cap (size, count, depth, pages), so not opened.</summary>
    public const string OverLimit = "over-limit";
    /// <summary>Damaged.</summary>
    public const string Unreadable = "unreadable";

    private static readonly FrozenSet<string> All = new[]
    {
        Read, ReadInPart, Opened, Text, Alternative, Repeated, Accessory, Empty, NotADocument, Encrypted, OverLimit, Unreadable,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a state is one of these.</summary>
    public static bool Knows(string state) => All.Contains(state);

    /// <summary>Whether a person must look at the original because of it.</summary>
    public static bool NeedsPerson(string state) => state is ReadInPart or NotADocument or Encrypted or OverLimit or Unreadable;

    /// <summary>The state that a reason for not reading means.</summary>
    /// <param name="code">A code of <c>UnreadableException</c>.</param>
    public static string Of(string code) => code switch
    {
        "empty-file" => Empty,
        "not-a-document" or "no-program" => NotADocument,
        "password-protected" => Encrypted,
        "too-large" or "too-many-pixels" or "too-many-pages" or "too-many-parts" or "too-deep" => OverLimit,
        _ => Unreadable,
    };
}
