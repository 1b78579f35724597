using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>Says of every leaf of a mail what it is: an attachment to be read, the text, another form of the same text, or something that belongs to the mail.</summary>
/// <param name="text">Reads a text entity's decoded file as lines.</param>
/// <param name="picture">Pixels of a picture's file, (0, 0) when it is none that is known.</param>
public sealed class MailParts(Func<MimeEntity, string> text, Func<MimeEntity, (long Width, long Height)> picture)
{
    // A form or letter that can be read has more pixels than this, even photographed badly; logos and icons have fewer.
    private const long LogoPixels = 160_000; // 400 × 400
    private const long BannerShape = 4; // a picture this many times wider than high is a banner of a signature, when the HTML shows it
    private const long IconPixels = 22_500; // 150 × 150: no page, wherever it stands

    private readonly HashSet<string> shown = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Leaf> leaves = [];

    /// <summary>The leaves in order.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="depth">Depth of what is in it.</param>
    /// <param name="texts">Makes the text of a body or a text file.</param>
    public IReadOnlyList<FoundPart> Of(MimeMail mail, int depth, Func<string, bool, PartText> texts)
    {
        Collect(mail.Root, inAlternative: false, related: false);
        foreach (var leaf in leaves.Where(l => l.Entity.Type == "text/html" && l.Entity.Path is not null)) shown.UnionWith(HtmlText.Pictures(text(leaf.Entity)));
        ChooseAlternatives();
        return [.. leaves.Select(leaf => Part(leaf, depth, texts))];
    }

    private void Collect(MimeEntity entity, bool inAlternative, bool related)
    {
        if (!entity.IsMultipart || entity.Children.Count == 0)
        {
            leaves.Add(new Leaf(entity, inAlternative ? group : 0, related));
            return;
        }

        bool alternative = entity.Type == "multipart/alternative";
        if (alternative && !inAlternative) group = ++groups;
        int mine = group;
        foreach (var child in entity.Children)
        {
            Collect(child, inAlternative || alternative, related || entity.Type == "multipart/related");
            group = mine;
        }
    }

    private int group, groups;

    /// <summary>Of the texts of one alternative, the plain one is read, unless the HTML says far more (senders put a stub there).</summary>
    private void ChooseAlternatives()
    {
        const int farMore = 3, stub = 200;
        foreach (var same in leaves.Where(l => l.Group > 0 && IsBody(l.Entity)).GroupBy(l => l.Group))
        {
            var candidates = same.Select(l => (Leaf: l, Length: Plain(l.Entity).Count(c => !char.IsWhiteSpace(c)))).ToList();
            var plain = candidates.Where(c => c.Leaf.Entity.Type == "text/plain").ToList();
            var rich = candidates.Where(c => c.Leaf.Entity.Type != "text/plain").ToList();
            int plainLength = plain.Sum(c => c.Length), richLength = rich.Sum(c => c.Length);
            bool takeRich = plainLength == 0 || richLength > farMore * plainLength && richLength > plainLength + stub;
            foreach (var other in takeRich ? plain : rich) other.Leaf.IsOther = true;
        }
    }

    private string Plain(MimeEntity entity) => entity.Type == "text/html" ? HtmlText.Of(text(entity)) : IsRich(entity) ? RtfText.Of(text(entity)) : text(entity);

    private static bool IsBody(MimeEntity entity) =>
        entity.Path is not null && (entity.Type is "text/plain" or "text/html" or "text/enriched" || IsRich(entity)) && entity.Disposition != "attachment" && string.IsNullOrEmpty(entity.FileName);

    /// <summary>Outlook keeps the text of its mails in this form too.</summary>
    private static bool IsRich(MimeEntity entity) => entity.Type is "application/rtf" or "text/rtf";

    private FoundPart Part(Leaf leaf, int depth, Func<string, bool, PartText> texts)
    {
        var entity = leaf.Entity;
        bool body = IsBody(entity);
        var part = new FoundPart
        {
            Name = PartNames.Clean(entity.FileName) ?? (body ? "text" : entity.Type == "message/rfc822" ? "message" : entity.Type.Split('/')[^1]),
            Type = entity.Type,
            Sha256 = entity.Sha256,
            Bytes = entity.Bytes,
        };
        if (entity.TooDeep) return Ended(part, PartStates.OverLimit, "too-deep", "It lies in too many layers of the mail to be opened.");
        if (entity.IsMultipart) return Ended(part, PartStates.Unreadable, "boundary", "The mail is built wrongly here: where its parts begin and end cannot be told. Open the original.");
        if (entity.Bytes == 0 || entity.Path is null) return part with { End = PartStates.Empty };
        if (leaf.IsOther) return Ended(part, PartStates.Alternative, "alternative", "The same text in another form.");
        if (Accessory(leaf) is { } what) return Ended(part, PartStates.Accessory, "accessory", what);
        switch (entity.Type)
        {
            case "message/partial":
                return Ended(part, PartStates.Unreadable, "partial", "It is one of several pieces of a mail that its sender's program cut up. Ask for the mail as a whole.");
            case "message/external-body":
                return Ended(part, PartStates.NotADocument, "not-a-document", "It only says where a file could be fetched from. Nothing is fetched.");
            case "text/plain" or "text/html" or "text/enriched":
                return part with { Text = texts(Plain(entity), body) };
            default:
                if (body) return part with { Text = texts(Plain(entity), true) };
                return part with { File = new PartFile(entity.Path, part.Name, entity.Type, depth) };
        }
    }

    /// <summary>What it is when it belongs to the mail and carries no page; null otherwise.</summary>
    private string? Accessory(Leaf leaf)
    {
        var entity = leaf.Entity;
        switch (entity.Type)
        {
            case "application/pkcs7-signature" or "application/x-pkcs7-signature" or "application/pgp-signature": return "A digital signature; it was not checked.";
            case "application/pgp-encrypted" or "application/pgp-keys": return "A note between encryption programs.";
            case "text/vcard" or "text/x-vcard" or "text/directory": return "A contact card.";
            case "message/delivery-status" or "message/disposition-notification" or "message/feedback-report" or "text/rfc822-headers": return "A report between mail programs.";
        }

        if (!entity.Type.StartsWith("image/", StringComparison.Ordinal)) return null;
        var (width, height) = picture(entity);
        if (width <= 0 || height <= 0) return null;
        if (width * height <= IconPixels) return "A small picture: a logo, an icon or a tracking pixel.";
        bool inText = entity.ContentId is { } id && shown.Contains(id) || leaf.Related && entity.Disposition != "attachment";
        return inText && (width * height <= LogoPixels || width >= BannerShape * height) ? "A picture of the signature or the letterhead." : null;
    }

    private static FoundPart Ended(FoundPart part, string end, string code, string sentence) => part with { End = end, Reason = new Reason(code, sentence) };

    private sealed class Leaf(MimeEntity entity, int group, bool related)
    {
        public MimeEntity Entity => entity;
        public int Group => group;
        public bool Related => related;
        public bool IsOther { get; set; }
    }
}
