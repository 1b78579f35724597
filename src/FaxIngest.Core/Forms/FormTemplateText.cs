using System.Globalization;
using System.Text;
using System.Text.Json;
using FaxIngest.Forms.Learn;
using FaxIngest.Model;

namespace FaxIngest.Forms;

/// <summary>Writes a drafted template as <c>*.form.json</c>, a zone a line; what is open stands beside it as comments for a person to complete.</summary>
public static class FormTemplateText
{
    /// <summary>The file's text.</summary>
    public static string Write(FormDraft draft)
    {
        var form = draft.Template;
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $" \"id\": {Quote(form.Id)},\n \"type\": {Quote(form.Type)},\n \"title\": {Quote(form.Title)},\n \"revision\": {Quote(form.Revision)},\n \"pages\": [\n");
        for (int i = 0; i < form.Pages.Count; i++)
        {
            var page = form.Pages[i];
            text.Append(CultureInfo.InvariantCulture, $"  {{\n   \"page\": {page.Number}, \"width\": {page.Width}, \"height\": {page.Height},\n{(page.RevisionBox is { } revision ? $"   \"revisionBox\": {Box(revision)},\n" : "")}   \"zones\": [\n");
            foreach (var open in draft.Open.Where(o => o.Page == page.Number))
                text.Append(CultureInfo.InvariantCulture, $"    // open: {{ \"field\": \"\", \"label\": {Quote(open.Label)}, \"style\": {Quote(Name(open.Style))}, \"kind\": \"\", \"box\": {Box(open.Box)} }},\n");
            text.AppendJoin(",\n", page.Zones.Select(Zone)).Append(page.Zones.Count > 0 ? "\n" : "");
            text.Append("   ],\n   \"prints\": [\n").AppendJoin(",\n", page.Prints.Select(p => $"    {Quote(PrintCodec.Encode(p))}")).Append("\n   ]\n  }").Append(i + 1 < form.Pages.Count ? ",\n" : "\n");
        }
        return text.Append(" ]\n}\n").ToString();
    }

    private static string Zone(Zone zone)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"    {{ \"field\": {Quote(zone.Field)}, \"label\": {Quote(zone.Label)}, \"style\": {Quote(Name(zone.Style))}, \"kind\": {Quote(zone.Kind)}");
        if (zone.Options.Count == 0) return $"{head}, \"box\": {Box(zone.Box)}{(zone.Cells > 0 ? $", \"cells\": {zone.Cells.ToString(CultureInfo.InvariantCulture)}" : "")} }}";
        return $"{head}, \"options\": [\n{string.Join(",\n", zone.Options.Select(o => $"     {{ \"value\": {Quote(o.Value)}, \"label\": {Quote(o.Label)}, \"box\": {Box(o.Box)} }}"))} ] }}";
    }

    private static string Name(ZoneStyle style) => style.ToString().ToLowerInvariant();

    private static string Box(PageBox box) => string.Create(CultureInfo.InvariantCulture, $"[{box.Left:0.#####}, {box.Top:0.#####}, {box.Right:0.#####}, {box.Bottom:0.#####}]");

    private static string Quote(string text) => JsonSerializer.Serialize(text, DocumentJson.OneLine);
}
