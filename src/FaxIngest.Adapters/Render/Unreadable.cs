using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>The reasons renderers give, worded once for the person who sees them.</summary>
internal static class Unreadable
{
    internal static UnreadableException EmptyFile() => Because("empty-file", "The file is empty: nothing was received.");

    internal static UnreadableException NotADocument() =>
        Because("not-a-document", "The file is none of the kinds that can be read (TIFF, PDF, PNG, JPEG), whatever its name says.");

    internal static UnreadableException MailNotRead() =>
        Because("mail-not-read", "The file is an e-mail; its text and attachments are not read by machine yet. Open it and key what it says.");

    internal static UnreadableException Vanished(Exception? inner = null) =>
        Because("vanished", "The file was removed, or could no longer be read, while it was being read.", inner);

    internal static UnreadableException TooLarge(long bytes, long most) =>
        Because("too-large", FormattableString.Invariant($"The file has {bytes / 1_000_000.0:0.#} MB; the most that is read is {most / 1_000_000.0:0.#} MB."));

    internal static UnreadableException TooManyPixels(int page, long width, long height, long most) =>
        Because("too-many-pixels", FormattableString.Invariant(
            $"Page {page} says it is {width} by {height} pixels; the most that is read is {most / 1_000_000.0:0.#} million pixels."));

    internal static UnreadableException TooManyPages(int most) =>
        Because("too-many-pages", FormattableString.Invariant($"The file has more than {most} pages; only the first {most} were read."));

    internal static UnreadableException PasswordProtected() =>
        Because("password-protected", "The file is protected with a password. Ask the sender for a copy without one.");

    internal static UnreadableException Damaged(string sentence, Exception? inner = null) => Because("damaged", sentence, inner);

    internal static UnreadableException DamagedPage(int page) =>
        Damaged(FormattableString.Invariant($"Page {page} is damaged and cannot be decoded."));

    internal static UnreadableException PartOfPage(int page) =>
        Damaged(FormattableString.Invariant($"Page {page} is damaged: only a part of it could be decoded."));

    private static UnreadableException Because(string code, string sentence, Exception? inner = null) => new(new Reason(code, sentence), inner);
}
