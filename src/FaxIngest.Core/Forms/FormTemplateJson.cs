using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms;

/// <summary>Reads and checks <c>*.form.json</c>. Everything wrong with a template is said at once, each with the place it stands.</summary>
public static partial class FormTemplateJson
{
    /// <summary>Form types of the contract that stand on a form.</summary>
    public static readonly IReadOnlyList<string> Types =
        ["ecm-referral", "cs-housing", "cs-eaa", "cs-meals", "cs-pchs-respite", "cs-referral", "ecm-disenrollment", "tar"];

    private static readonly string[] MarkKinds = ["set", "one-of", "yes-no"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The template of a JSON text.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="textKinds">Names of the text kinds that exist.</param>
    /// <exception cref="FormatException">The text is no template; the message lists every fault.</exception>
    public static FormTemplate Parse(string json, IReadOnlyCollection<string> textKinds)
    {
        FormFile file;
        try
        {
            file = JsonSerializer.Deserialize<FormFile>(json, Options) ?? throw new FormatException("the file is empty");
        }
        catch (JsonException e)
        {
            throw new FormatException($"not a form template: {e.Message}", e);
        }

        var faults = new List<string>();
        if (!Types.Contains(file.Type)) faults.Add($"type: '{file.Type}' is none of {string.Join(", ", Types)}");
        if (file.Pages.Count == 0) faults.Add("pages: at least one is needed");
        var pages = file.Pages.Select((page, i) => Page(page, i + 1, textKinds, faults)).ToList();
        foreach (var field in file.Pages.SelectMany(p => p.Zones).GroupBy(z => z.Field).Where(g => g.Count() > 1))
            faults.Add($"zones: {field.Key} stands {field.Count()} times");
        if (pages.Exists(p => p.RevisionBox is not null) && !Revision().IsMatch(file.Revision)) faults.Add($"revision: '{file.Revision}' is no date in digits (01/2026), so there is nothing to look for in revisionBox");
        if (faults.Count > 0) throw new FormatException(string.Join("; ", faults));
        return new FormTemplate(file.Id, file.Type, file.Title, file.Revision, pages);
    }

    private static TemplatePage Page(PageEntry page, int number, IReadOnlyCollection<string> textKinds, List<string> faults)
    {
        if (page.Page != number) faults.Add($"pages[{number - 1}]: page is {page.Page}, not {number}");
        if (page.Prints.Count == 0) faults.Add($"pages[{number - 1}].prints: at least one is needed");
        var prints = new List<BitImage>();
        foreach (var text in page.Prints)
        {
            try
            {
                prints.Add(PrintCodec.Decode(text, page.Width, page.Height));
            }
            catch (FormatException e)
            {
                faults.Add($"pages[{number - 1}].prints[{prints.Count}]: {e.Message}");
            }
        }

        return new TemplatePage(number, prints, [.. page.Zones.Select(z => ToZone(z, textKinds, faults))])
        {
            RevisionBox = page.RevisionBox is null ? null : Box(page.RevisionBox, $"pages[{number - 1}].revisionBox", faults),
        };
    }

    private static Zone ToZone(ZoneEntry entry, IReadOnlyCollection<string> textKinds, List<string> faults)
    {
        if (!Enum.TryParse<ZoneStyle>(entry.Style, ignoreCase: true, out var style)) faults.Add($"{entry.Field}: style '{entry.Style}' is unknown");
        var kindFits = style switch
        {
            ZoneStyle.Marks => MarkKinds.Contains(entry.Kind),
            ZoneStyle.Signature => entry.Kind == "signature",
            _ => textKinds.Contains(entry.Kind),
        };
        if (!kindFits) faults.Add($"{entry.Field}: kind '{entry.Kind}' does not go with style '{entry.Style}'");
        if (style == ZoneStyle.Comb && entry.Cells < 2) faults.Add($"{entry.Field}: a comb needs cells");
        if (style == ZoneStyle.Marks && entry.Options.Count == 0) faults.Add($"{entry.Field}: marks need options");
        if (entry.Kind == "yes-no" && entry.Options.Any(o => o.Value is not ("true" or "false"))) faults.Add($"{entry.Field}: yes-no options are 'true' and 'false'");
        var options = entry.Options.Select(o => new MarkOption(o.Value, o.Label, Box(o.Box, entry.Field, faults))).ToList();
        var box = entry.Box is not null ? Box(entry.Box, entry.Field, faults)
            : options.Count > 0 ? options.Select(o => o.Box).Aggregate((a, b) => a.Union(b))
            : Box([], entry.Field, faults);
        return new Zone { Field = entry.Field, Label = entry.Label, Style = style, Kind = entry.Kind, Box = box, Cells = entry.Cells, Options = options };
    }

    private static PageBox Box(double[] numbers, string field, List<string> faults)
    {
        if (numbers.Length == 4 && numbers.All(v => v is >= 0 and <= 1) && numbers[0] < numbers[2] && numbers[1] < numbers[3])
            return new PageBox(numbers[0], numbers[1], numbers[2], numbers[3]);
        faults.Add($"{field}: box must be [left, top, right, bottom] in fractions of the page");
        return PageBox.Page;
    }

    [GeneratedRegex(@"^\d{1,2}([/.-]\d{2,4}){1,2}$")]
    private static partial Regex Revision();

    private sealed record FormFile(string Id, string Type, string Title, string Revision, IReadOnlyList<PageEntry> Pages, string Footer = "");

    private sealed record PageEntry(int Page, int Width, int Height, IReadOnlyList<ZoneEntry> Zones, IReadOnlyList<string> Prints, double[]? RevisionBox = null);

    private sealed record ZoneEntry(string Field, string Style, string Kind, string Label = "", double[]? Box = null, int Cells = 0)
    {
        public IReadOnlyList<OptionEntry> Options { get; init; } = [];
    }

    private sealed record OptionEntry(string Value, string Label, double[] Box);
}
