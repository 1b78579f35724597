using System.Globalization;
using System.Text.Json;
using FaxIngest.Forms.Learn;
using FaxIngest.Model;
using FaxIngest.Render;

namespace FaxIngest.Forms;

/// <summary>Fillable fields of a PDF (AcroForm, ISO 32000-1 §12.7), by <c>qpdf --json</c>.</summary>
internal static class PdfWidgets
{
    // Field flags, ISO 32000-1 tables 226 to 228.
    private const int Multiline = 1 << 12, Comb = 1 << 24, PushButton = 1 << 16;
    private const long MostOutput = 100_000_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Fields by page number; none when the PDF has none, or qpdf is not installed.</summary>
    internal static ILookup<int, FormWidget> Of(string path)
    {
        ChildAnswer? answer;
        try
        {
            answer = ChildProgram.Run("qpdf", ["--json=2", "--json-stream-data=none", path], Timeout, MostOutput);
        }
        catch (InvalidOperationException)
        {
            // Without it the drawn lines are looked at, as on a form that cannot be filled in on a screen.
            answer = null;
        }
        // 3: there were warnings.
        if (answer is not { ExitCode: 0 or 3 }) return Array.Empty<FormWidget>().ToLookup(_ => 0);
        using var json = JsonDocument.Parse(answer.Output);
        var objects = json.RootElement.GetProperty("qpdf")[1];
        var pages = json.RootElement.GetProperty("pages").EnumerateArray().Select(page => Object(objects, page.GetProperty("object").GetString()!)).ToList();
        return json.RootElement.GetProperty("acroform").GetProperty("fields").EnumerateArray()
            .Select(field => (Page: field.GetProperty("pageposfrom1").GetInt32(), Field: field))
            .Where(f => f.Page >= 1 && f.Page <= pages.Count)
            .Select(f => (f.Page, Widget: Widget(f.Field, Object(objects, f.Field.GetProperty("annotation").GetProperty("object").GetString()!), Frame(objects, pages[f.Page - 1]))))
            .Where(f => f.Widget is not null).ToLookup(f => f.Page, f => f.Widget!);
    }

    private static FormWidget? Widget(JsonElement field, JsonElement annotation, double[] frame)
    {
        if (Numbers(annotation, "/Rect") is not [var x0, var y0, var x1, var y1] || x0 == x1 || y0 == y1) return null;
        int flags = field.GetProperty("fieldflags").GetInt32();
        ZoneStyle? style = field.GetProperty("fieldtype").GetString() switch
        {
            "/Btn" => (flags & PushButton) == 0 ? ZoneStyle.Marks : null,
            "/Sig" => ZoneStyle.Signature,
            _ => (flags & Comb) != 0 ? ZoneStyle.Comb : (flags & Multiline) != 0 ? ZoneStyle.Prose : ZoneStyle.Line,
        };
        if (style is null) return null;
        int cells = style == ZoneStyle.Comb && annotation.TryGetProperty("/MaxLen", out var most) && most.TryGetInt32(out int count) ? count : 0;
        double width = frame[2] - frame[0], height = frame[3] - frame[1];
        var box = new PageBox(
            (Math.Min(x0, x1) - frame[0]) / width, 1 - (Math.Max(y0, y1) - frame[1]) / height, (Math.Max(x0, x1) - frame[0]) / width, 1 - (Math.Min(y0, y1) - frame[1]) / height);
        return new FormWidget(cells < 2 && style == ZoneStyle.Comb ? ZoneStyle.Line : style.Value, box, Name(field), cells);
    }

    /// <summary>The tool tip, else the name; empty where it is one that a program gave (Text1, undefined_2, Check Box7).</summary>
    private static string Name(JsonElement field)
    {
        string name = field.GetProperty("alternativename").GetString() is { Length: > 0 } tip ? tip : field.GetProperty("partialname").GetString() ?? "";
        string letters = string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();
        return letters.Length < 2 || letters is "text" or "undefined" or "untitled" or "checkbox" or "check" or "field" or "textfield" or "group" or "fill" or "radiobutton" ? "" : name;
    }

    /// <summary>The box of the page that is drawn; inherited from the page tree where the page does not say.</summary>
    private static double[] Frame(JsonElement objects, JsonElement page)
    {
        for (int depth = 0; depth < 16; depth++)
        {
            if ((Numbers(page, "/CropBox") ?? Numbers(page, "/MediaBox")) is { } box) return box;
            if (!page.TryGetProperty("/Parent", out var parent)) break;
            page = Object(objects, parent.GetString()!);
        }
        return [0, 0, 612, 792];
    }

    private static JsonElement Object(JsonElement objects, string reference) => objects.GetProperty($"obj:{reference}").GetProperty("value");

    private static double[]? Numbers(JsonElement dictionary, string name) =>
        dictionary.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 4
            ? [.. value.EnumerateArray().Select(n => double.Parse(n.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture))]
            : null;
}
