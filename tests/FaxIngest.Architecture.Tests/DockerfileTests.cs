using System.Text.RegularExpressions;

namespace FaxIngest.Architecture;

/// <summary>What can be known of the Dockerfile without an engine to build it.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("Dockerfile"));

    /// <summary>Paths of the repository that a COPY names; copies from other stages are not among them.</summary>
    private static IEnumerable<string> CopiedPaths(string dockerfile) => Copy().Matches(dockerfile)
        .Where(copy => !copy.Value.Contains("--from=", StringComparison.Ordinal))
        .SelectMany(copy => copy.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]);

    /// <summary>Stages that a COPY or FROM names though none is called so.</summary>
    private static IEnumerable<string> UnknownStages(string dockerfile) => StageUse().Matches(dockerfile).Select(use => use.Groups[1].Value)
        .Except(StageName().Matches(dockerfile).Select(stage => stage.Groups[1].Value));

    [Fact]
    public void Every_copied_path_exists()
    {
        var paths = CopiedPaths(Text).ToList();
        Assert.Contains("src/setup", paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Repository.At(path)), path));
    }

    [Fact]
    public void Every_stage_named_is_there() => Assert.Empty(UnknownStages(Text));

    [Fact]
    public void A_missing_path_or_stage_is_caught()
    {
        const string Canary = "FROM debian AS one\nCOPY no/such/file other /x/\nCOPY --from=two /a /b\n";
        Assert.Equal(["no/such/file", "other"], CopiedPaths(Canary));
        Assert.Equal(["two"], UnknownStages(Canary));
    }

    [Fact]
    public void It_uses_the_set_up_in_both_stages_and_runs_as_nobody_special()
    {
        Assert.Contains("RUN src/setup\n", Text, StringComparison.Ordinal);
        Assert.Contains("src/setup --runtime", Text, StringComparison.Ordinal);
        int user = Text.LastIndexOf("\nUSER ", StringComparison.Ordinal);
        Assert.True(user > Text.LastIndexOf("\nRUN ", StringComparison.Ordinal) && user < Text.IndexOf("\nENTRYPOINT", StringComparison.Ordinal));
        Assert.DoesNotContain("USER root", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_a_health_check_and_a_data_volume()
    {
        Assert.Matches(@"HEALTHCHECK [^\n]*\\\n\s+CMD .*/healthz", Text);
        Assert.Contains("VOLUME /data", Text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^COPY (.+)$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^COPY --from=(\S+)", RegexOptions.Multiline)]
    private static partial Regex StageUse();

    [GeneratedRegex(@"^FROM \S+ AS (\S+)", RegexOptions.Multiline)]
    private static partial Regex StageName();
}
