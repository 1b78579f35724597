using System.Text.Json;
using Microsoft.Playwright;

namespace FaxIngest;

/// <summary>axe-core, the accessibility checker, run in a page as it stands.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Find()));

    /// <summary>What it finds against WCAG 2.2 AA and its own best practices; each as rule, help and places.</summary>
    internal static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        // The pages allow no script but their own: what the checker needs is put in from outside, past that rule.
        if (!await page.EvaluateAsync<bool>("typeof axe !== 'undefined'")) await page.EvaluateAsync(Script.Value);
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })).violations
              .map(each => `${each.id}: ${each.help} at ${each.nodes.slice(0, 4).map(node => node.target.join(" ") + " " + node.html.slice(0, 120) + " " + (node.any[0]?.message ?? "")).join(" | ")}`)
            """);
        return [.. found.EnumerateArray().Select(each => each.GetString()!)];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "tests", "FaxIngest.Browser.Tests", "npm", "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(path)) return path;
        }
        throw new FileNotFoundException("axe-core is not there: src/setup --tests fetches it.");
    }
}
