using System.CommandLine;
using FaxIngest.Composition;
using FaxIngest.Decide;
using FaxIngest.Evaluate;

namespace FaxIngest.Commands;

/// <summary><c>faxingest calibrate</c>: fits confidence anew on labeled faxes, and refuses a fit that does worse than the present one.</summary>
internal static class CalibrateCommand
{
    /// <summary>What the user asked for.</summary>
    /// <param name="Folder">Faxes with truth.</param>
    /// <param name="Target">Where the new calibration goes.</param>
    /// <param name="Labels">What verifiers decided, or null: only the faxes are learned from.</param>
    /// <param name="Roster">Roster file, or null: the <c>Roster:File</c> setting.</param>
    /// <param name="Forms">Folder with form templates, or null: those that ship.</param>
    /// <param name="Present">Calibration that it must not be worse than, or null: the one in force.</param>
    /// <param name="Readings">Folder that keeps readings between runs, or null.</param>
    private sealed record Request(DirectoryInfo Folder, FileInfo Target, FileInfo? Labels, FileInfo? Roster, DirectoryInfo? Forms, FileInfo? Present, DirectoryInfo? Readings);

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder with faxes; those that have a <name>.truth.json beside them are read and learned from." };
        folder.AcceptExistingOnly();
        var target = new Option<FileInfo>("--out") { Description = "File that the new calibration is written to. Nothing is written when it is refused.", HelpName = "FILE", Required = true };
        var labels = new Option<FileInfo>("--labels") { Description = "Learns from what verifiers decided too: a file that faxingest labels wrote.", HelpName = "FILE" };
        labels.AcceptExistingOnly();
        var roster = SharedOptions.Roster();
        var forms = SharedOptions.Forms();
        var present = SharedOptions.Calibration("Calibration that the new one must not do worse than.");
        var readings = SharedOptions.Readings();
        var command = new Command("calibrate", "Fits confidence anew on labeled faxes; refused when it does worse than the present one on faxes held back. Score it on other faxes with evaluate --calibration.")
        { folder, target, labels, roster, forms, present, readings };
        command.SetAction((parsed, cancellation) => CalibrateAsync(
            settings,
            new Request(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(target), parsed.GetValue(labels), parsed.GetValue(roster), parsed.GetValue(forms), parsed.GetValue(present), parsed.GetValue(readings)),
            cancellation));
        return command;
    }

    private static async Task<int> CalibrateAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Request request, CancellationToken cancellation)
    {
        var faxes = LabeledFax.In(request.Folder.FullName);
        if (faxes.Count == 0) return await EvaluateCommand.NothingLabeledAsync(request.Folder);
        await using var provider = Provider.Build(SharedOptions.With(settings, request.Roster, request.Forms));
        var deciding = new TrialPipelines(provider);
        var results = await LabeledFaxReader.Of(provider).ReadAsync(faxes, request.Readings, cancellation);
        IReadOnlyList<LabeledReading> persons = [];
        if (request.Labels is not null)
        {
            persons = PersonLabels.Read(request.Labels, Refit.Engines(results), out string counts);
            await Console.Out.WriteLineAsync(counts);
        }
        var fitted = Refit.Fit(results, persons, deciding.Load(request.Present), deciding.Options, deciding.With, provider.GetRequiredService<TimeProvider>().GetUtcNow(), out string report);
        await Console.Out.WriteLineAsync(report);
        if (fitted is null) return ExitCodes.Usage;
        await File.WriteAllTextAsync(request.Target.FullName, CalibrationJson.Write(fitted), cancellation);
        await Console.Out.WriteLineAsync($"Written to {request.Target}. To decide with it: the setting Decide:Calibration. To score it: faxingest evaluate OTHER --calibration {request.Target}");
        return ExitCodes.Success;
    }
}
