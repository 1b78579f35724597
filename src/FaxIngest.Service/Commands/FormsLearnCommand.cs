using System.CommandLine;
using System.Globalization;
using FaxIngest.Forms;
using FaxIngest.Forms.Learn;
using FaxIngest.Read;
using FaxIngest.Render;

namespace FaxIngest.Commands;

/// <summary><c>faxingest forms learn</c>: drafts a template from a blank form.</summary>
internal static class FormsLearnCommand
{
    internal static Command Create()
    {
        var blank = new Argument<FileInfo>("BLANK") { Description = "The blank form: a PDF, best one that can be filled in on a screen; also a scan (TIFF, PNG, JPEG)." };
        blank.AcceptExistingOnly();
        var id = new Option<string>("--id") { Description = "Id of the template, e.g. alliance-ecm-referral.", Required = true };
        var type = new Option<string>("--type") { Description = $"Form type: {string.Join(", ", FormTemplateJson.Types)}.", Required = true };
        type.AcceptOnlyFromAmong([.. FormTemplateJson.Types]);
        var output = new Option<FileInfo>("--out") { Description = "Where to write it. Default: ID.form.json in the present folder.", HelpName = "FILE" };
        var command = new Command("learn", "Drafts a form template from a blank form and says what it made of every place on it. Look it over before you use it.") { blank, id, type, output };
        command.SetAction((parsed, cancellation) => LearnAsync(
            parsed.GetRequiredValue(blank), parsed.GetRequiredValue(id), parsed.GetRequiredValue(type), parsed.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> LearnAsync(FileInfo blank, string id, string type, FileInfo? output, CancellationToken cancellation)
    {
        FormDraft draft;
        try
        {
            draft = FormDrafter.Draft(id, type, BlankFormFile.Read(blank.FullName));
        }
        catch (UnreadableException unreadable)
        {
            await Console.Error.WriteLineAsync($"{blank}: {unreadable.Reason.Message}");
            return ExitCodes.Usage;
        }
        string text = FormTemplateText.Write(draft);
        string path = output?.FullName ?? Path.GetFullPath($"{id}{FormFolder.Ending}");
        await File.WriteAllTextAsync(path, text, cancellation);
        foreach (var page in draft.Template.Pages)
            foreach (var zone in page.Zones)
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"page {page.Number}  {zone.Field,-34} {zone.Kind,-16} {zone.Label}{Options(zone)}"));
        foreach (var open in draft.Open)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"page {open.Page}  {"(open)",-34} {open.Style.ToString().ToLowerInvariant(),-16} {open.Label}"));
        await Console.Out.WriteLineAsync();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {draft.Template.Zones.Count()} fields known, {draft.Open.Count} places open (commented out in the file). Look it over, then: faxingest forms check {path}"));
        try
        {
            FormTemplateJson.Parse(text, new FieldKinds(TimeProvider.System).Names);
            return ExitCodes.Success;
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"The draft is not usable yet: {fault.Message}");
            return ExitCodes.Usage;
        }
    }

    private static string Options(Zone zone) => zone.Options.Count == 0 ? "" : $" [{string.Join(", ", zone.Options.Select(o => o.Value))}]";
}
