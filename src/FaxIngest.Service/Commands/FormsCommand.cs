using System.CommandLine;
using System.Globalization;
using FaxIngest.Composition;
using FaxIngest.Forms;
using FaxIngest.Read;
using Microsoft.Extensions.Options;

namespace FaxIngest.Commands;

/// <summary><c>faxingest forms …</c>: the form templates.</summary>
internal static class FormsCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var forms = SharedOptions.Forms();
        var list = new Command("list", "Lists the form templates: id, type, pages, fields.") { forms };
        list.SetAction((parsed, _) => ListAsync(settings, parsed.GetValue(forms)));

        var files = new Argument<FileInfo[]>("FILE") { Description = "Templates to check. Default: those that ship with the program.", Arity = ArgumentArity.ZeroOrMore };
        files.AcceptExistingOnly();
        var check = new Command("check", "Checks templates and names every fault with its file and field. Exit code 1: there are faults.") { files };
        check.SetAction((parsed, _) => CheckAsync(settings, parsed.GetValue(files) ?? []));

        return new Command("forms", "The form templates that pages are matched against.") { list, check, FormsLearnCommand.Create() };
    }

    private static async Task<int> ListAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, DirectoryInfo? folder)
    {
        FormCatalog catalog;
        try
        {
            catalog = FormFolder.Load(folder?.FullName ?? Configured(settings), new FieldKinds(TimeProvider.System).Names);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Usage;
        }

        int widest = catalog.Templates.Max(t => t.Id.Length);
        foreach (var form in catalog.Templates)
            await Console.Out.WriteLineAsync($"{form.Id.PadRight(widest)}  {form.Type,-18}  rev. {form.Revision,-8}  {Count(form.Pages.Count, "page"),7}  {Count(form.Zones.Count(), "field"),9}  {form.Title}");
        return ExitCodes.Success;
    }

    private static async Task<int> CheckAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, IReadOnlyList<FileInfo> files)
    {
        var kinds = new FieldKinds(TimeProvider.System).Names;
        if (files.Count == 0) files = [.. FormFolder.Files(Configured(settings)).Select(f => new FileInfo(f))];
        int faults = files.Count == 0 ? 1 : 0;
        if (files.Count == 0) await Console.Error.WriteLineAsync($"There are no form templates in {Configured(settings)}.");
        foreach (var file in files)
        {
            try
            {
                var form = FormTemplateJson.Parse(await File.ReadAllTextAsync(file.FullName), kinds);
                await Console.Out.WriteLineAsync($"{file.Name}: {form.Id}, {Count(form.Pages.Count, "page")}, {Count(form.Zones.Count(), "field")}: good");
            }
            catch (FormatException fault)
            {
                faults++;
                await Console.Out.WriteLineAsync($"{file.Name}: {fault.Message}");
            }
        }

        return faults == 0 ? ExitCodes.Success : ExitCodes.Usage;
    }

    private static string Configured(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        using var provider = Provider.Build(settings);
        return provider.GetRequiredService<IOptions<FormsOptions>>().Value.FullPath;
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
