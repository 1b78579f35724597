using System.Text.Json;
using FaxIngest.Read;

namespace FaxIngest.Recognize.Cloud;

/// <summary>From the service's JSON to an answer. What it does not know it passes over; what it needs and does not find makes the answer garbage, never an empty one.</summary>
internal static class AzureAnswer
{
    /// <summary>Whether the result is there.</summary>
    /// <param name="body">A status answer.</param>
    /// <param name="answer">The result, once it has succeeded.</param>
    /// <exception cref="CloudOutageException">The analysis failed, or the answer makes no sense.</exception>
    internal static bool TryRead(byte[] body, out CloudAnswer? answer)
    {
        answer = null;
        try
        {
            using var json = JsonDocument.Parse(body);
            switch (Text(json.RootElement, "status"))
            {
                case "notStarted" or "running":
                    return false;
                case "succeeded":
                    answer = Answer(Member(json.RootElement, "analyzeResult", JsonValueKind.Object));
                    return true;
                case "failed":
                    throw CloudStatus.OutageOf(200, json.RootElement.TryGetProperty("error", out var error) ? AzureFault.CodeOf(error) : null);
                case var other:
                    throw Garbage($"a status that is not known ({other.Length} characters)");
            }
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            // Not as inner exception: its message may quote the answer.
            throw Garbage("no JSON of the agreed form");
        }
    }

    private static CloudAnswer Answer(JsonElement result)
    {
        var handwritten = Handwriting(result);
        var sizes = new Dictionary<int, (double Width, double Height)>();
        var pages = new List<CloudPage>();
        foreach (var page in List(result, "pages", needed: true))
        {
            int number = Member(page, "pageNumber", JsonValueKind.Number).GetInt32();
            var size = (Width: Number(page, "width"), Height: Number(page, "height"));
            if (number < 1 || !sizes.TryAdd(number, size)) throw Garbage("page numbers");
            CloudPlace Place(JsonElement of) => PlaceOf(number, of, size);
            var words = List(page, "words").Select(w => new CloudWord(Text(w, "content"), Place(w), new RawScore(Number(w, "confidence")), IsIn(w, handwritten)));
            // A page that holds something without a size would put all of it nowhere.
            if (size is not { Width: > 0, Height: > 0 } && List(page, "words").Any()) throw Garbage("a page without size");
            pages.Add(new CloudPage(
                number,
                Number(page, "angle"),
                [.. words],
                [.. List(page, "lines").Select(l => new CloudText(Text(l, "content"), Place(l)))],
                [.. List(page, "selectionMarks").Select(m => new CloudMark(Text(m, "state") == "selected", Place(m), new RawScore(Number(m, "confidence"))))]));
        }
        return new CloudAnswer(Optional(result, "modelId"), Optional(result, "apiVersion"), pages, [.. List(result, "keyValuePairs").Select(pair => Pair(pair, sizes))]);
    }

    private static CloudPair Pair(JsonElement pair, Dictionary<int, (double Width, double Height)> sizes) => new(
        Side(Member(pair, "key", JsonValueKind.Object), sizes),
        pair.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object ? Side(value, sizes) : null,
        new RawScore(Number(pair, "confidence")));

    private static CloudText Side(JsonElement side, Dictionary<int, (double Width, double Height)> sizes)
    {
        var region = List(side, "boundingRegions").FirstOrDefault();
        if (region.ValueKind != JsonValueKind.Object) return new CloudText(Text(side, "content"), CloudPlace.None);
        int page = Member(region, "pageNumber", JsonValueKind.Number).GetInt32();
        return new CloudText(Text(side, "content"), PlaceOf(page, region, sizes.GetValueOrDefault(page)));
    }

    /// <summary>Spans of the whole text that are taken for handwriting. Offsets count UTF-16 units, as asked for.</summary>
    private static List<(int From, int To)> Handwriting(JsonElement result) =>
    [
        .. List(result, "styles").Where(s => s.TryGetProperty("isHandwritten", out var is_) && is_.ValueKind == JsonValueKind.True)
            .SelectMany(s => List(s, "spans")).Select(Span),
    ];

    private static bool IsIn(JsonElement word, List<(int From, int To)> spans)
    {
        if (spans.Count == 0 || !word.TryGetProperty("span", out var own) || own.ValueKind != JsonValueKind.Object) return false;
        var (from, to) = Span(own);
        return spans.Exists(s => from < s.To && to > s.From);
    }

    private static (int From, int To) Span(JsonElement span)
    {
        int offset = Member(span, "offset", JsonValueKind.Number).GetInt32();
        return (offset, offset + Member(span, "length", JsonValueKind.Number).GetInt32());
    }

    /// <summary>Versions before 2022-08-31 call the polygon a bounding box.</summary>
    private static CloudPlace PlaceOf(int page, JsonElement of, (double Width, double Height) size)
    {
        var corners = List(of, "polygon");
        if (!corners.Any()) corners = List(of, "boundingBox");
        return CloudPlace.Of(page, [.. corners.Select(c => c.GetDouble())], size.Width, size.Height);
    }

    private static IEnumerable<JsonElement> List(JsonElement of, string name, bool needed = false)
    {
        if (of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array) return list.EnumerateArray();
        return needed ? throw Garbage($"no {name}") : [];
    }

    private static JsonElement Member(JsonElement of, string name, JsonValueKind kind) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : throw Garbage($"no {name}");

    private static string Text(JsonElement of, string name) => Member(of, name, JsonValueKind.String).GetString()!;

    private static string Optional(JsonElement of, string name) => of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static double Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : 0;

    private static CloudOutageException Garbage(string what) => new(CloudOutage.Garbage, $"The cloud reader's answer makes no sense: {what}.");
}
