using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FaxIngest.Architecture;

/// <summary>Core is compiled with an analyzer that refuses I/O, clocks and randomness. Here the same compiler, the same analyzer and
/// the same list get a canary for every entry.</summary>
public sealed partial class BannedSymbolsTests : IDisposable
{
    private const string AnalyzerPackage = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    /// <summary>How long one compilation may take; it takes about 3 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string folder = Directory.CreateTempSubdirectory("faxingest-banned-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_banned_symbol_is_refused_in_Core()
    {
        var canaries = new Dictionary<string, string>
        {
            ["T:System.IO.File"] = "System.IO.File.Exists(\"x\")",
            ["T:System.IO.Directory"] = "System.IO.Directory.Exists(\"x\")",
            ["T:System.IO.FileInfo"] = "new System.IO.FileInfo(\"x\")",
            ["T:System.IO.FileStream"] = "new System.IO.FileStream(\"x\", System.IO.FileMode.Open)",
            ["T:System.IO.StreamReader"] = "new System.IO.StreamReader(\"x\")",
            ["T:System.IO.StreamWriter"] = "new System.IO.StreamWriter(\"x\")",
            ["T:System.Net.Http.HttpClient"] = "new System.Net.Http.HttpClient()",
            ["T:System.Net.Sockets.Socket"] = "new System.Net.Sockets.Socket(default, default, default)",
            ["T:System.Diagnostics.Process"] = "System.Diagnostics.Process.GetCurrentProcess()",
            ["T:System.Environment"] = "System.Environment.ProcessId",
            ["T:System.Console"] = "System.Console.In",
            ["P:System.DateTime.Now"] = "System.DateTime.Now",
            ["P:System.DateTime.UtcNow"] = "System.DateTime.UtcNow",
            ["P:System.DateTime.Today"] = "System.DateTime.Today",
            ["P:System.DateTimeOffset.Now"] = "System.DateTimeOffset.Now",
            ["P:System.DateTimeOffset.UtcNow"] = "System.DateTimeOffset.UtcNow",
            ["P:System.Random.Shared"] = "System.Random.Shared",
            ["M:System.Random.#ctor"] = "new System.Random()",
            ["M:System.Guid.NewGuid"] = "System.Guid.NewGuid()",
            ["M:System.Threading.Thread.Sleep(System.Int32)"] = "(System.Action)(() => System.Threading.Thread.Sleep(1))",
        };
        var banned = File.ReadAllLines(BannedSymbolsFile).Select(line => line.Split(';')[0]).Where(line => line.Length > 0).ToList();
        Assert.Equal(banned.Order(StringComparer.Ordinal), canaries.Keys.Order(StringComparer.Ordinal));

        string body = string.Concat(banned.Select(symbol => $"    public static object? M() => {canaries[symbol]};\n").Select((line, index) => line.Replace("M()", $"M{index}()", StringComparison.Ordinal)));
        string output = Compile($"#nullable enable\npublic static class Canary\n{{\n{body}}}\n");
        var caught = Diagnostic().Matches(output).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 4).ToHashSet();

        Assert.Empty(banned.Where((_, index) => !caught.Contains(index)).Select(symbol => $"{symbol} is not refused. The compiler said: {output}"));
    }

    [Fact]
    public void Harmless_code_is_not_refused() =>
        Assert.DoesNotContain("RS0030", Compile("public static class Canary { public static int M() => System.Math.Max(1, 2); }"), StringComparison.Ordinal);

    [Fact]
    public void Core_is_built_with_the_analyzer_and_the_list()
    {
        var project = XDocument.Load(Repository.At("src/FaxIngest.Core/FaxIngest.Core.csproj"));
        Assert.Contains(project.Descendants("PackageReference"), package => (string?)package.Attribute("Include") == AnalyzerPackage);
        Assert.Contains(project.Descendants("AdditionalFiles"), file => (string?)file.Attribute("Include") == "BannedSymbols.txt");
        var shared = XDocument.Load(Repository.At("src/Directory.Build.props"));
        Assert.Equal("true", shared.Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.DoesNotContain(project.Descendants("NoWarn").Concat(shared.Descendants("NoWarn")), muted => muted.Value.Contains("RS0030", StringComparison.Ordinal));
    }

    private static string BannedSymbolsFile => Repository.At("src/FaxIngest.Core/BannedSymbols.txt");

    private string Compile(string code)
    {
        string source = Path.Combine(folder, "Canary.cs");
        File.WriteAllText(source, code);
        string runtime = RuntimeEnvironment.GetRuntimeDirectory();
        string dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        string compiler = Directory.GetFiles(Path.Combine(dotnet, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        string version = XDocument.Load(Repository.At("src/Directory.Packages.props")).Descendants("PackageVersion")
            .Single(package => (string?)package.Attribute("Include") == AnalyzerPackage).Attribute("Version")!.Value;
        string packages = typeof(BannedSymbolsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "NuGetPackageRoot").Value!;
        string analyzers = Path.Combine(packages, AnalyzerPackage.ToLowerInvariant(), version, "analyzers", "dotnet", "cs");

        var start = new ProcessStartInfo(Path.Combine(dotnet, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")) { RedirectStandardOutput = true, WorkingDirectory = folder };
        string[] arguments =
        [
            "exec", compiler, "/nologo", "/target:library", $"/out:{Path.Combine(folder, "canary.dll")}", $"/additionalfile:{BannedSymbolsFile}",
            .. Directory.GetFiles(analyzers, "*.dll").Select(path => $"/analyzer:{path}"),
            .. Directory.GetFiles(runtime, "System*.dll").Where(IsManaged).Select(path => $"/reference:{path}"),
            source,
        ];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("the compiler did not end");
        }
        return output.GetAwaiter().GetResult();
    }

    private static bool IsManaged(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"Canary\.cs\((\d+),\d+\): (?:warning|error) RS0030")]
    private static partial Regex Diagnostic();
}
