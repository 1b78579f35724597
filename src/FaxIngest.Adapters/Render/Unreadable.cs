using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>The reasons renderers give, worded once for the person who sees them.</summary>
internal static class Unreadable
{
    internal static UnreadableException EmptyFile() => Because("empty-file", "The file is empty: nothing was received.");

    internal static UnreadableException NotADocument() =>
        Because("not-a-document", "The file is none of the kinds that can be read (TIFF, PDF, PNG, JPEG, HEIC, e-mail, zip, Office), whatever its name says.");

    /// <summary>Beyond a cap; the code is one of those that mean it.</summary>
    internal static UnreadableException OverLimit(string code, string sentence) => Because(code, sentence);

    /// <summary>What would show it is not on this machine.</summary>
    internal static UnreadableException NoProgram(string sentence) => Because("no-program", sentence);

    internal static UnreadableException Vanished(Exception? inner = null) =>
        Because("vanished", "The file was removed, or could no longer be read, while it was being read.", inner);

    internal static UnreadableException TooLarge(long bytes, long most) =>
        Because("too-large", FormattableString.Invariant($"The file has {bytes / 1_000_000.0:0.#} MB; the most that is read is {most / 1_000_000.0:0.#} MB."));

    internal static UnreadableException TooManyPixels(int page, long width, long height, long most) =>
        Because("too-many-pixels", FormattableString.Invariant(
            $"Page {page} says it is {width} by {height} pixels; the most that is read is {most / 1_000_000.0:0.#} million pixels."));

    internal static UnreadableException TooManyPages(int most, int there) =>
        Because("too-many-pages", FormattableString.Invariant($"The file has {there} pages; only the first {most} were read. A person has to look at the other {there - most}."));

    internal static UnreadableException PasswordProtected() =>
        Because("password-protected", "The file is protected with a password. Ask the sender for a copy without one.");

    internal static UnreadableException Encrypted() =>
        Because("password-protected", "It is encrypted for somebody else's key. Ask the sender for it without encryption, or through the secure mail portal.");

    internal static UnreadableException Damaged(string sentence, Exception? inner = null) => Because("damaged", sentence, inner);

    internal static UnreadableException DamagedPage(int page) =>
        Damaged(FormattableString.Invariant($"Page {page} is damaged and cannot be decoded."));

    internal static UnreadableException UnknownPicture(int page) => Because("not-a-document", FormattableString.Invariant(
        $"Page {page} is stored in a way that is used for measurements and not for documents (for instance with fractions for shades of gray), and cannot be shown."));

    internal static UnreadableException PartOfPage(int page) =>
        Damaged(FormattableString.Invariant($"Page {page} is damaged: only a part of it could be decoded."));

    private static UnreadableException Because(string code, string sentence, Exception? inner = null) => new(new Reason(code, sentence), inner);
}
