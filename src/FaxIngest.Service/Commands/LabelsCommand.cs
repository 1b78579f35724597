using System.CommandLine;
using System.Text.Json;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Commands;

/// <summary><c>faxingest labels</c>: what persons decided from images, beside what the machine had read, a line a field.</summary>
internal static class LabelsCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var file = new Argument<FileInfo>("OUT.jsonl") { Description = "File to write; - writes to stdout. It holds members' values: it is made readable for this account alone." };
        var command = new Command("labels",
            """
            Writes what persons decided from the image, a JSON line a field: field path, form type, the machine's reading with its
            evidence, the person's value, how sure that is, and with which chance a person came to look at the field.

            The file holds protected health information: keep it as you keep the faxes. May run beside the service.
            """) { file };
        command.SetAction((parsed, cancellation) => RunAsync(settings, parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, FileInfo file, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings);
        if (!await KnownStore.OpenAsync(provider, cancellation)) return ExitCodes.Fault;
        var labels = provider.GetRequiredService<ILabelStore>();
        bool toConsole = file.Name == "-";
        long count = 0;
        await using (var writer = toConsole ? null : new StreamWriter(PrivateFile.Renew(file.FullName)) { NewLine = "\n" })
        {
            var output = writer ?? Console.Out;
            await foreach (var label in labels.LabelsAsync(cancellation).WithCancellation(cancellation))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(label, DocumentJson.OneLine).AsMemory(), cancellation);
                count++;
            }
        }
        if (!toConsole) await Console.Out.WriteLineAsync($"{count} labels written to {file.FullName}. It holds members' values.");
        return ExitCodes.Success;
    }
}
