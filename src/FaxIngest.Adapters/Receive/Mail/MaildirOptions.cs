using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive.Mail;

/// <summary>A Maildir that something else fills: local delivery, or a program that pulls from a server (such as mbsync).</summary>
internal sealed class MaildirOptions : IValidatableObject
{
    public const string Section = "Receive:Mail:Maildir";

    /// <summary>The Maildir, with <c>new</c> and <c>cur</c> in it; its subfolders are not looked into. Default none.</summary>
    public string? Path { get; set; }

    /// <summary>Leaves the mails as they are, and knows them by name. Otherwise a mail that is safe is marked as seen (moved to <c>cur</c> with the flag S), as a mail program does. Default false.</summary>
    public bool Leave { get; set; }

    /// <summary>Largest mail that is taken in, MiB; of a larger one a person is told. Default 100, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MaxMegabytes { get; set; } = 100;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Path is not null && string.IsNullOrWhiteSpace(Path)) yield return new("Receive:Mail:Maildir:Path is empty.");
    }
}
