using System.Collections.Frozen;
using System.Text.RegularExpressions;
using FaxIngest.Render;

namespace FaxIngest.Read.Letters;

/// <summary>Tells a mail's text that is nothing but formulas (see attached, thank you, a signature, a disclaimer) from one that says something.</summary>
/// <remarks>In doubt it says something: then a person reads it.</remarks>
internal static partial class LetterText
{
    /// <summary>Words of a text that is only formulas: more, and somebody meant to say something.</summary>
    private const int MostWords = 60;

    /// <summary>Words that are none of the formulas' own and yet do not count: a name, a title.</summary>
    private const int MostOwnWords = 2;

    /// <summary>A disclaimer's paragraph has at least this many of its words.</summary>
    private const int DisclaimerWords = 2;

    /// <summary>Lines of a signature below the closing.</summary>
    private const int SignatureLines = 12;

    /// <summary>Words of "please see the attached referral for our patient, call me with any questions" in its many forms.</summary>
    private static readonly FrozenSet<string> Formulas = (
        "a about above additional all an and any are as at attach attached attachment attachments be below by call can concerns contact copy dear do document documents "
        + "email enclosed faxed feel file files find fax for form forms free from further good have hello here hi how i if in info information is it kind kindly know let "
        + "mail me member message morning afternoon evening mutual my need needed no of on or our page pages patient pdf please questions re received referral referrals "
        + "regarding regards request requested review scan scanned see send sending sent sincerely should so submitted submitting team that the their them there these this "
        + "to today us via was we will with you your yours thank thanks very much best warm respectfully cheers sir madam client clients patients members completed signed "
        + "day great nice have processing process reply confirm receipt iphone ipad android mobile outlook get ios ecm cs tar").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that always mean something.</summary>
    private static readonly FrozenSet<string> Telling = (
        "urgent asap stat expedite expedited rush immediately emergency hold cancel cancelled canceled wrong disregard ignore resend corrected correction replace deceased died "
        + "moved stop instead withdraw withdrawn duplicate error mistake not except only unless").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Disclaimers =
    [
        "confidential", "privileged", "intended recipient", "intended solely", "unauthorized", "disclos", "notify the sender", "notify us", "hipaa", "protected health information", "virus",
        "external email", "external sender", "originated from outside", "do not click", "copying", "strictly prohibited", "consider the environment",
    ];

    /// <summary>Letters and digits of a text: the same for the same text in another form.</summary>
    public static string Key(PartText text) => string.Concat(text.Lines.SelectMany(line => line.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)));

    /// <summary>Whether it is only formulas.</summary>
    public static bool IsFormula(PartText text)
    {
        var lines = text.Lines;
        int quoted = History(lines);
        // Of a mail that was passed on, the history is what it is about.
        if (quoted < lines.Count && text.Forwarded) return false;
        var own = WithoutSignature(WithoutDisclaimers(lines.Take(quoted))).ToList();
        if (LetterFields.Find(own).Count > 0) return false;
        var words = own.SelectMany(line => Word().Matches(line).Select(m => m.Value.ToLowerInvariant())).ToList();
        if (words.Count > MostWords || words.Exists(Telling.Contains)) return false;
        return words.Count(w => !Formulas.Contains(w)) <= MostOwnWords;
    }

    /// <summary>Index of the first line that quotes an earlier mail; the number of lines when none does.</summary>
    private static int History(IReadOnlyList<string> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith('>') || Divider().IsMatch(line) || Wrote().IsMatch(line)) return i;
            if (line.StartsWith("From:", StringComparison.OrdinalIgnoreCase) && lines.Skip(i + 1).Take(4).Any(l => HeaderLine().IsMatch(l.Trim()))) return i;
        }

        return lines.Count;
    }

    private static IEnumerable<string> WithoutDisclaimers(IEnumerable<string> lines)
    {
        var paragraph = new List<string>();
        foreach (string line in lines.Append(""))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                paragraph.Add(line);
                continue;
            }

            string text = string.Join(' ', paragraph).ToLowerInvariant();
            if (Disclaimers.Count(d => text.Contains(d, StringComparison.Ordinal)) < DisclaimerWords)
                foreach (string kept in paragraph) yield return kept;
            yield return "";
            paragraph.Clear();
        }
    }

    /// <summary>Up to "-- ", or up to a closing (thank you, regards) with a few short lines below it.</summary>
    private static IEnumerable<string> WithoutSignature(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        int end = all.FindIndex(l => l.TrimEnd() is "--" or "—" or "__");
        if (end < 0)
        {
            int closing = all.FindLastIndex(l => Closing().IsMatch(l.Trim()));
            int below = all.Skip(closing + 1).Count(l => !string.IsNullOrWhiteSpace(l));
            if (closing >= 0 && below <= SignatureLines) end = closing + 1;
        }

        return end < 0 ? all : all.Take(end);
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:-{2,}\s*(?:original|forwarded|reply)\s+(?:message|separator).*|begin forwarded message:?|_{20,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^On .{6,200} wrote:$")]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^(?:sent|date|to|subject|cc):", RegexOptions.IgnoreCase)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?:(?:many )?thanks?(?: you)?(?: so much| very much| again)?|(?:best|kind|warm)(?: regards| wishes)?|regards|sincerely(?: yours)?|respectfully|cheers|sent from my .{1,30})[\s,.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();
}
