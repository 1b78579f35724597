using System.Text.Json;

namespace FaxIngest.Render;

/// <summary>Values of form fields and notes laid over pages, from the objects of a PDF as <c>qpdf --json</c> shows them.</summary>
internal static class PdfAnnotations
{
    private const long MostObjects = 50_000_000; // bytes

    /// <summary>Parents followed for what an object inherits; files may have loops.</summary>
    private const int Depth = 32;

    /// <summary>Annotation flags: not shown on screen.</summary>
    private const int Hidden = 2, NoView = 32;

    /// <summary>Texts by page.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="timeout">Wall time the program may take.</param>
    internal static ILookup<int, PlacedText> Read(string path, TimeSpan timeout)
    {
        ChildAnswer? answer;
        try
        {
            answer = ChildProgram.Run("qpdf", ["--json=2", "--json-key=pages", "--json-key=qpdf", "--json-stream-data=none", path], timeout, MostObjects);
        }
        catch (InvalidOperationException)
        {
            // The program is not installed: the picture is still read, and shows the same.
            answer = null;
        }
        // 3: warnings, the file was mended.
        return Parse(answer is { ExitCode: 0 or 3 } ? answer.Output : "{}"u8.ToArray()).ToLookup(x => x.Page, x => x.Text);
    }

    /// <summary>The program's output as texts. What is not of the agreed form is passed over.</summary>
    internal static IReadOnlyList<(int Page, PlacedText Text)> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            return [.. new Objects(document.RootElement).Texts()];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    /// <summary>The objects of one file.</summary>
    private sealed class Objects(JsonElement root)
    {
        private readonly JsonElement table = root.TryGetProperty("qpdf", out var parts) && parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() > 1 ? parts[1] : default;

        internal IEnumerable<(int Page, PlacedText Text)> Texts()
        {
            if (!root.TryGetProperty("pages", out var pages) || pages.ValueKind != JsonValueKind.Array) yield break;
            int number = 0;
            foreach (var entry in pages.EnumerateArray())
            {
                number++;
                if (!entry.TryGetProperty("object", out var reference) || Value(reference) is not { ValueKind: JsonValueKind.Object } page || SpaceOf(page) is not { } space) continue;
                if (Member(page, "/Annots") is not { ValueKind: JsonValueKind.Array } annotations) continue;
                foreach (var item in annotations.EnumerateArray())
                    if (Text(Value(item), space) is { } text) yield return (number, text);
            }
        }

        private PlacedText? Text(JsonElement annotation, PageSpace space)
        {
            if (annotation.ValueKind != JsonValueKind.Object) return null;
            if (Member(annotation, "/F") is { ValueKind: JsonValueKind.Number } flags && ((int)flags.GetDouble() & (Hidden | NoView)) != 0) return null;
            string? subtype = Member(annotation, "/Subtype")?.GetString();
            bool isField = subtype == "/Widget" && Inherited(annotation, "/FT")?.GetString() is "/Tx" or "/Ch";
            string? text = isField ? TextOf(Inherited(annotation, "/V")) : subtype == "/FreeText" ? TextOf(Member(annotation, "/Contents")) : null;
            if (string.IsNullOrWhiteSpace(text) || Numbers(Member(annotation, "/Rect")) is not [var x0, var y0, var x1, var y1]) return null;
            return space.Place(x0, y0, x1, y1) is { } box ? new PlacedText(text, box, isField ? TextOrigin.Field : TextOrigin.Note) : null;
        }

        private PageSpace? SpaceOf(JsonElement page)
        {
            var media = Numbers(Inherited(page, "/MediaBox"));
            var crop = Numbers(Inherited(page, "/CropBox")) is { Length: 4 } given ? given : media;
            if (media is not { Length: 4 } || crop is not { Length: 4 }) return null;
            int rotation = Inherited(page, "/Rotate") is { ValueKind: JsonValueKind.Number } turned ? (int)turned.GetDouble() : 0;
            // What the crop box has beyond the media box is not shown.
            return new PageSpace(
                Math.Max(Math.Min(crop[0], crop[2]), Math.Min(media[0], media[2])), Math.Max(Math.Min(crop[1], crop[3]), Math.Min(media[1], media[3])),
                Math.Min(Math.Max(crop[0], crop[2]), Math.Max(media[0], media[2])), Math.Min(Math.Max(crop[1], crop[3]), Math.Max(media[1], media[3])), rotation);
        }

        private JsonElement? Inherited(JsonElement from, string name)
        {
            for (var i = 0; i < Depth && from.ValueKind == JsonValueKind.Object; i++)
            {
                if (Member(from, name) is { } found) return found;
                if (Member(from, "/Parent") is not { } parent) return null;
                from = parent;
            }
            return null;
        }

        private JsonElement? Member(JsonElement of, string name) => of.TryGetProperty(name, out var member) ? Value(member) : null;

        /// <summary>An object itself, where a reference to it stands.</summary>
        private JsonElement Value(JsonElement element)
        {
            for (var i = 0; i < Depth; i++)
            {
                if (element.ValueKind != JsonValueKind.String || element.GetString() is not { } text || !text.EndsWith(" R", StringComparison.Ordinal)) return element;
                if (table.ValueKind != JsonValueKind.Object || !table.TryGetProperty("obj:" + text, out var entry) || !entry.TryGetProperty("value", out element)) return default;
            }
            return default;
        }

        private double[]? Numbers(JsonElement? array) =>
            array is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Value).Where(n => n.ValueKind == JsonValueKind.Number).Select(n => n.GetDouble())] : null;

        /// <summary>A text string: written with "u:" before it. Names and binary strings are none.</summary>
        private static string? TextOf(JsonElement? element) =>
            element is { ValueKind: JsonValueKind.String } text && text.GetString() is { } written && written.StartsWith("u:", StringComparison.Ordinal) ? written[2..] : null;
    }
}
