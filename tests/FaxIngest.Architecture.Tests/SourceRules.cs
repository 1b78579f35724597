using System.Text.RegularExpressions;

namespace FaxIngest.Architecture;

/// <summary>Conventions that can be seen in one file's text.</summary>
internal static partial class SourceRules
{
    /// <summary>Lines a C# file may have.</summary>
    internal const int MostLines = 400;

    internal static IEnumerable<Violation> Length(SourceFile file) =>
        file.Lines.Length > MostLines ? [new(file.Path, $"{file.Lines.Length} lines; the end is {MostLines}")] : [];

    internal static IEnumerable<Violation> OnePublicType(SourceFile file)
    {
        var types = file.TopLevelTypes().Where(type => type.Access == "public").Select(type => type.Name).Distinct().ToList();
        if (types.Count > 1) yield return new(file.Path, $"more than one public type: {string.Join(", ", types)}");
        else if (types.Count == 1 && types[0] != file.Name.Split('.')[0]) yield return new(file.Path, $"the public type {types[0]} belongs in {types[0]}.cs");
    }

    /// <summary>The namespace is FaxIngest and the folders below the project; src/ only.</summary>
    internal static IEnumerable<Violation> NamespaceIsFolder(SourceFile file)
    {
        var match = Namespace().Match(file.Text);
        if (!match.Success)
        {
            if (file.TopLevelTypes().Count > 0) yield return new(file.Path, "types without a file-scoped namespace");
            yield break;
        }
        string expected = string.Join('.', file.Path.Split('/')[2..^1].Prepend("FaxIngest"));
        if (match.Groups[1].Value != expected) yield return new(file.Path, $"namespace {match.Groups[1].Value}; its folder says {expected}");
    }

    /// <summary>Interfaces are ports, and ports live in Core.</summary>
    internal static IEnumerable<Violation> InterfacesArePorts(SourceFile file) =>
        file.TopLevelTypes().Where(type => type.Kind == "interface").SelectMany(type => (IEnumerable<Violation>)(
            !file.IsUnder("src/FaxIngest.Core/") ? [new(file.Path, $"interface {type.Name} outside Core: an interface is a port")]
            : !PortName().IsMatch(type.Name) ? [new(file.Path, $"interface {type.Name} should be I and a noun")]
            : []));

    /// <summary>Marks of unfinished work.</summary>
    internal static IEnumerable<Violation> Unfinished(SourceFile file) => file.Find(UnfinishedMark(), "unfinished");

    /// <summary>Tests that do not run or cannot fail.</summary>
    internal static IEnumerable<Violation> TestsThatCannotFail(SourceFile file) => file.Find(IdleTest(), "a test that is skipped or cannot fail");

    /// <summary>Paths of the machine it was written on.</summary>
    internal static IEnumerable<Violation> ForeignPaths(SourceFile file) => file.Find(ForeignPath(), "a path of some other machine");

    /// <summary>Serilog is known in one place; all other code logs through ILogger.</summary>
    internal static IEnumerable<Violation> SerilogInOnePlace(SourceFile file) =>
        file.Path == "src/FaxIngest.Service/Composition/Logs.cs" ? [] : file.Find(SerilogUse(), "Serilog outside Composition/Logs.cs");

    /// <summary>Files of strangers are decoded in readers: of the service's own code only the reader's command, and the proof that engines read a known line, know what decodes.</summary>
    internal static IEnumerable<Violation> DecodingInReaders(SourceFile file) =>
        !file.IsUnder("src/FaxIngest.Service/") || file.Path is "src/FaxIngest.Service/Commands/ReaderCommand.cs" or "src/FaxIngest.Service/Commands/OfficeCommand.cs" or "src/FaxIngest.Service/Check/MachineProofs.cs"
            ? [] : file.Find(Decoder(), "something that decodes files, outside a reader");

    /// <summary>Log templates are constant, so that a value can only come in through a named hole …</summary>
    internal static IEnumerable<Violation> ConstantLogTemplates(SourceFile file) => file.Find(InterpolatedLog(), "an interpolated log message");

    /// <summary>… and no hole is named like something of a member.</summary>
    internal static IEnumerable<Violation> MemberValuesInLogs(SourceFile file) => LogCall().Matches(file.Text)
        .SelectMany(call => Hole().Matches(call.Groups["template"].Value))
        .Where(hole => MemberWord().IsMatch(hole.Groups[1].Value))
        .Select(hole => new Violation(file.Path, $"the log hole {hole.Value} is named like a member's value"));

    /// <summary>Where the time may not come from but <see cref="TimeProvider"/>; Core has banned symbols for it.</summary>
    internal static IEnumerable<Violation> ClockInOnePlace(SourceFile file) => file.Find(Clock(), "the time comes from TimeProvider");

    [GeneratedRegex(@"\b(?:ReaderParts|RendererCatalog|\w+Renderer|PageSource|ContainerSource|\w+Container|MimeParser|GMimeParser|PdfContent|PdfPigContent|PopplerContent|LineEngine|OcrEngineCatalog|PixBitmap|OfficeKit|LeptonicaApi|LibTiffApi)\b")]
    private static partial Regex Decoder();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("^I[A-Z][A-Za-z]+$")]
    private static partial Regex PortName();

    // Written with classes of one letter so that the rules do not find themselves.
    [GeneratedRegex(@"\b(?:T[O]DO|F[I]XME|H[A]CK|X[X]X)\b|N[o]tImplementedException|n[o]t built yet")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"\bS[k]ip\s*=|Assert\.T[r]ue\(true\)|Assert\.F[a]lse\(false\)")]
    private static partial Regex IdleTest();

    [GeneratedRegex(@"/w[o]rk/|/tmp/w[t]/|/home/\w|b[a]sh_jobs")]
    private static partial Regex ForeignPath();

    [GeneratedRegex(@"^using S[e]rilog|\bS[e]rilog\.Log\b")]
    private static partial Regex SerilogUse();

    [GeneratedRegex(@"\.L[o]g(?:Trace|Debug|Information|Warning|Error|Critical)\((?:[^""]*,\s*)?\$""|Message = \$""")]
    private static partial Regex InterpolatedLog();

    [GeneratedRegex(@"(?:\.L[o]g(?:Trace|Debug|Information|Warning|Error|Critical)\([^;]*?|\[LoggerMessage\([^\]]*?)(?<template>""(?:[^""\\]|\\.)*"")")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"\{@?\$?(\w+)[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("^(?:Value|Text|Member.*|Patient.*|.*Name|Cin|Npi|.*Phone|.*Birth.*|Dob|.*Address|Street|Narrative|Subject|From|Sender|Body|Reading|Crop|Password|Document|Referral)$", RegexOptions.IgnoreCase)]
    private static partial Regex MemberWord();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:N[o]w|U[t]cNow|T[o]day)\b")]
    private static partial Regex Clock();
}
