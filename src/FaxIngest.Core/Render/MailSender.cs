using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>Tells who sent a mail, a person or a machine, by its header (RFC 3834 section 2, RFC 2919, and what mail programs really write).</summary>
public static partial class MailSender
{
    /// <summary>What a mail's header says.</summary>
    public static MailOrigin Judge(MimeMail mail)
    {
        string nature = NatureOf(mail);
        bool silence = Has(mail, "x-auto-response-suppress") || Has(mail, "x-loop") || Has(mail, "list-unsubscribe");
        string? back = mail.ReplyTo ?? mail.From;
        return new MailOrigin
        {
            From = mail.From,
            ReplyTo = mail.ReplyTo,
            Subject = mail.Header.GetValueOrDefault("subject"),
            Date = mail.Date,
            MessageId = mail.Header.GetValueOrDefault("message-id")?.Trim().TrimStart('<').TrimEnd('>'),
            Nature = nature,
            MayBeAnswered = nature == MailNatures.Person && !silence && back is not null && !Machine().IsMatch(back),
        };
    }

    private static string NatureOf(MimeMail mail)
    {
        string subject = mail.Header.GetValueOrDefault("subject") ?? "", precedence = Value(mail, "precedence"), submitted = Value(mail, "auto-submitted");
        if (IsReport(mail.Root) || Has(mail, "x-failed-recipients") || Daemon().IsMatch(mail.From ?? "")) return MailNatures.Bounce;
        if (submitted.StartsWith("auto-replied", StringComparison.Ordinal) || Has(mail, "x-autoreply") || Has(mail, "x-autorespond") || Has(mail, "x-autoresponder")
            || precedence == "auto_reply" || AutoSubject().IsMatch(subject)) return MailNatures.AutoReply;
        // Sent so that no answer comes back: a report or a reply by a program that says no more of itself.
        if (Value(mail, "return-path").Replace(" ", "", StringComparison.Ordinal) == "<>") return MailNatures.AutoReply;
        if (Has(mail, "list-id") || Has(mail, "list-post") || precedence is "list" or "bulk" or "junk") return MailNatures.List;
        bool generated = submitted.Length > 0 && submitted != "no";
        return generated || Has(mail, "list-unsubscribe") || Has(mail, "feedback-id") || Machine().IsMatch(mail.From ?? "") ? MailNatures.Automatic : MailNatures.Person;
    }

    private static bool IsReport(MimeEntity root) =>
        root.Type == "multipart/report" && root.Parameters.GetValueOrDefault("report-type", "").ToLowerInvariant() is "delivery-status" or "disposition-notification" or "feedback-report" or ""
        || root.Children.Any(part => part.Type is "message/delivery-status" or "message/disposition-notification" or "message/feedback-report");

    private static bool Has(MimeMail mail, string field) => mail.Header.ContainsKey(field);

    private static string Value(MimeMail mail, string field) => (mail.Header.GetValueOrDefault(field) ?? "").Trim().ToLowerInvariant();

    [GeneratedRegex("^(?:mailer-daemon|postmaster)(?:@|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Daemon();

    [GeneratedRegex("^(?:mailer-daemon|postmaster|(?:do[-_.]?)?no[-_.]?t?[-_.]?reply|bounces?)(?:[@+=-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Machine();

    [GeneratedRegex(@"^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|respuesta autom[aá]tica|abwesenheit)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AutoSubject();
}
