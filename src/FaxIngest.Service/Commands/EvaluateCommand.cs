using System.CommandLine;
using FaxIngest.Composition;
using FaxIngest.Decide;
using FaxIngest.Decide.Scoring;
using FaxIngest.Evaluate;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Validate;
using Microsoft.Extensions.Options;

namespace FaxIngest.Commands;

/// <summary><c>faxingest evaluate</c>: accuracy, coverage, silent error and calibration on faxes with truth.</summary>
internal static class EvaluateCommand
{
    /// <summary>What the user asked for.</summary>
    /// <param name="Folder">Faxes with truth.</param>
    /// <param name="Roster">Roster file, or null: the <c>Roster:File</c> setting.</param>
    /// <param name="Forms">Folder with form templates, or null: those that ship.</param>
    /// <param name="Calibration">Calibration to decide with, or null: the one that ships.</param>
    /// <param name="Fit">Where to write a calibration fitted on these faxes, or null: none is fitted.</param>
    /// <param name="Readings">Folder that keeps readings between runs, or null.</param>
    private sealed record Request(DirectoryInfo Folder, FileInfo? Roster, DirectoryInfo? Forms, FileInfo? Calibration, FileInfo? Fit, DirectoryInfo? Readings);

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder with faxes; those that have a <name>.truth.json beside them are read and scored." };
        folder.AcceptExistingOnly();
        var roster = SharedOptions.Roster();
        var forms = SharedOptions.Forms();
        var calibration = new Option<FileInfo>("--calibration") { Description = "Calibration to decide with. Default: the one that ships with the program.", HelpName = "FILE" };
        calibration.AcceptExistingOnly();
        var fit = new Option<FileInfo>("--fit")
        {
            Description = "Fits a calibration on these faxes and writes it there; refused when it does worse than the present one on faxes held back. Score it on other faxes.",
            HelpName = "FILE",
        };
        var readings = new Option<DirectoryInfo>("--readings") { Description = "Keeps what was read in this folder and takes from it what was read before.", HelpName = "DIR" };
        var command = new Command("evaluate", "Reads every file that has a <name>.truth.json beside it and prints accuracy, coverage, silent error and calibration, per field and over all.")
        { folder, roster, forms, calibration, fit, readings };
        command.SetAction((parsed, cancellation) => EvaluateAsync(
            settings,
            new Request(parsed.GetRequiredValue(folder), parsed.GetValue(roster), parsed.GetValue(forms), parsed.GetValue(calibration), parsed.GetValue(fit), parsed.GetValue(readings)),
            cancellation));
        return command;
    }

    private static async Task<int> EvaluateAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Request request, CancellationToken cancellation)
    {
        var all = settings.ToList();
        if (request.Roster is not null) all.Add(new("Roster:File", request.Roster.FullName));
        if (request.Forms is not null) all.Add(new("Forms:Folder", request.Forms.FullName));
        var faxes = LabeledFax.In(request.Folder.FullName);
        if (faxes.Count == 0)
        {
            await Console.Error.WriteLineAsync($"No fax in {request.Folder} has a {Truth.Ending} file beside it.");
            return ExitCodes.Usage;
        }
        await using var provider = Provider.Build(all);
        var calibration = request.Calibration is null
            ? provider.GetRequiredService<Calibration>()
            : CalibrationFile.Load(request.Calibration.FullName, provider.GetRequiredService<ILogger<Calibration>>());
        var options = provider.GetRequiredService<IOptions<DecideOptions>>().Value;
        var reader = ActivatorUtilities.CreateInstance<LabeledFaxReader>(provider, ActivatorUtilities.CreateInstance<LooseFileReader>(provider));
        var results = await reader.ReadAsync(faxes, request.Readings, cancellation);

        DecisionPipeline Pipeline(Calibration by) => new(
            by, options, provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<BusinessCalendar>(), provider.GetRequiredService<IRosterSource>());

        if (request.Fit is not null)
        {
            var fitted = Refit.Fit(results, calibration, options, Pipeline, provider.GetRequiredService<TimeProvider>().GetUtcNow(), out string report);
            await Console.Out.WriteLineAsync(report);
            if (fitted is null) return ExitCodes.Usage;
            await File.WriteAllTextAsync(request.Fit.FullName, CalibrationJson.Write(fitted), cancellation);
            await Console.Out.WriteLineAsync($"Written to {request.Fit}. What follows is scored on the faxes it was fitted on.{Environment.NewLine}");
            calibration = fitted;
        }
        await Console.Out.WriteAsync(Score(results, Pipeline(calibration)));
        return ExitCodes.Success;
    }

    private static string Score(IReadOnlyList<LabeledResult> results, DecisionPipeline pipeline)
    {
        var total = new Evaluation();
        var groups = new SortedDictionary<string, Evaluation>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            var document = pipeline.Decide(result.Fax, result.Read, []);
            string group = result.Truth.Group ?? "";
            if (!groups.TryGetValue(group, out var of)) groups[group] = of = new Evaluation();
            of.Add(result.Name, result.Truth, document);
            total.Add(result.Name, result.Truth, document);
        }
        return EvaluationText.Of(total, groups);
    }
}
