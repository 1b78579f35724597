using System.CommandLine;
using FaxIngest.Composition;
using FaxIngest.Decide.Scoring;
using FaxIngest.Evaluate;
using FaxIngest.Pipeline;

namespace FaxIngest.Commands;

/// <summary><c>faxingest evaluate</c>: accuracy, coverage, silent error and calibration on faxes with truth.</summary>
internal static class EvaluateCommand
{
    /// <summary>What the user asked for.</summary>
    /// <param name="Folder">Faxes with truth.</param>
    /// <param name="Roster">Roster file, or null: the <c>Roster:File</c> setting.</param>
    /// <param name="Forms">Folder with form templates, or null: those that ship.</param>
    /// <param name="Calibration">Calibration to decide with, or null: the one that ships.</param>
    /// <param name="Diagram">Where to draw the reliability diagram, or null: nowhere.</param>
    /// <param name="Readings">Folder that keeps readings between runs, or null.</param>
    private sealed record Request(DirectoryInfo Folder, FileInfo? Roster, DirectoryInfo? Forms, FileInfo? Calibration, FileInfo? Diagram, DirectoryInfo? Readings);

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder with faxes; those that have a <name>.truth.json beside them are read and scored." };
        folder.AcceptExistingOnly();
        var roster = SharedOptions.Roster();
        var forms = SharedOptions.Forms();
        var calibration = SharedOptions.Calibration("Calibration to decide with.");
        var diagram = new Option<FileInfo>("--diagram") { Description = "Draws confidence against what came true (SVG) into this file.", HelpName = "FILE" };
        var readings = SharedOptions.Readings();
        var command = new Command("evaluate", "Reads every file that has a <name>.truth.json beside it and prints accuracy, coverage, silent error and calibration, per field and over all.")
        { folder, roster, forms, calibration, diagram, readings };
        command.SetAction((parsed, cancellation) => EvaluateAsync(
            settings,
            new Request(parsed.GetRequiredValue(folder), parsed.GetValue(roster), parsed.GetValue(forms), parsed.GetValue(calibration), parsed.GetValue(diagram), parsed.GetValue(readings)),
            cancellation));
        return command;
    }

    private static async Task<int> EvaluateAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Request request, CancellationToken cancellation)
    {
        var faxes = LabeledFax.In(request.Folder.FullName);
        if (faxes.Count == 0) return await NothingLabeledAsync(request.Folder);
        await using var provider = Provider.Build(SharedOptions.With(settings, request.Roster, request.Forms));
        var deciding = new TrialPipelines(provider);
        var results = await LabeledFaxReader.Of(provider).ReadAsync(faxes, request.Readings, cancellation);
        var total = new Evaluation();
        await Console.Out.WriteAsync(Score(results, deciding.With(deciding.Load(request.Calibration)), total));
        if (request.Diagram is not null)
        {
            await File.WriteAllTextAsync(request.Diagram.FullName, ReliabilityDiagram.Svg(total.Reliability, $"Confidence against what came true, {total.Documents} faxes"), cancellation);
            await Console.Out.WriteLineAsync($"{Environment.NewLine}Reliability diagram: {request.Diagram}");
        }
        return ExitCodes.Success;
    }

    internal static async Task<int> NothingLabeledAsync(DirectoryInfo folder)
    {
        await Console.Error.WriteLineAsync($"No fax in {folder} has a {Truth.Ending} file beside it.");
        return ExitCodes.Usage;
    }

    private static string Score(IReadOnlyList<LabeledResult> results, DecisionPipeline pipeline, Evaluation total)
    {
        var groups = new SortedDictionary<string, Evaluation>(StringComparer.Ordinal);
        var boxes = new SortedDictionary<string, BoxScore>(StringComparer.Ordinal);
        var allBoxes = new BoxScore();
        foreach (var result in results)
        {
            var document = pipeline.Decide(result.Fax, result.Read, []);
            string group = result.Truth.Group ?? "";
            if (!groups.TryGetValue(group, out var of)) groups[group] = of = new Evaluation();
            if (!boxes.TryGetValue(group, out var boxesOf)) boxes[group] = boxesOf = new BoxScore();
            boxesOf.Add(result.Name, result.Truth, result.Read);
            allBoxes.Add(result.Name, result.Truth, result.Read);
            of.Add(result.Name, result.Truth, document);
            total.Add(result.Name, result.Truth, document);
        }
        return EvaluationText.Of(total, groups) + BoxText.Of(allBoxes, boxes);
    }
}
