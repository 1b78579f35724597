using FaxIngest.Model;
using FaxIngest.Read.Search;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Read.Letters;

/// <summary>Shows a text as pages and reads its labeled lines ("Date of birth: …"). A text needs no recognizing, but nothing says that its sender meant
/// the field we take it for: every reading goes to a person.</summary>
public sealed class LetterReader(ITextPages drawing, FieldKinds kinds)
{
    private const string Engine = "mail-text";

    private static readonly Reason FromText = new("from-text", "Taken from the words of a letter or mail, and not from a form: compare it with them.");

    /// <summary>Ways of saying whom it is about; two of them name a member.</summary>
    private static readonly string[][] Identity = [["member.lastName", "member.firstName"], ["member.dateOfBirth"], ["member.cin"], ["member.phone"]];

    /// <summary>The pages, one by one.</summary>
    internal IEnumerable<TextPage> Draw(PartText text) => drawing.Draw(text);

    /// <summary>What its labeled lines say.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pages">Its pages as drawn, with their numbers in the document.</param>
    internal Letter Read(PartText text, IReadOnlyList<(int Number, TextPage Page)> pages)
    {
        var readings = LetterFields.Find(text.Lines).Select(entry => Read(entry, pages)).OfType<Reading>().ToList();
        var fields = readings.Where(r => r.Value is not null).Select(r => r.Field).ToHashSet(StringComparer.Ordinal);
        return new Letter(readings, Identity.Count(way => way.Any(fields.Contains)) >= 2);
    }

    private Reading? Read(LetterEntry entry, IReadOnlyList<(int Number, TextPage Page)> pages)
    {
        var place = pages.FirstOrDefault(p => p.Page.Lines.ContainsKey(entry.Line));
        if (place.Page is null) return null; // Beyond the pages that are shown.
        var decoded = kinds[entry.Kind].Decode([new EngineLine(Engine, new LineReading(entry.Text, new RawScore(0), TextLattice.Exact(entry.Text)))]);
        var box = place.Page.Lines[entry.Line];
        return new Reading
        {
            Field = entry.Field,
            Kind = entry.Kind,
            Page = place.Number,
            Box = box,
            Text = entry.Text,
            Value = decoded.Value,
            Engines = decoded.Engines,
            Evidence = decoded.Evidence,
            CropSha256 = ImageHash.Of(place.Page.Image, box),
            Reasons = [FromText],
        };
    }
}
