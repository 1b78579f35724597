namespace FaxIngest.Architecture;

/// <summary>One place that breaks a rule.</summary>
/// <param name="Where">File and line, or type.</param>
/// <param name="What">What is wrong there.</param>
internal sealed record Violation(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";

    /// <summary>Fails with every violation on a line of its own.</summary>
    internal static void AssertNone(IEnumerable<Violation> violations)
    {
        var lines = violations.Select(violation => violation.ToString()).ToList();
        if (lines.Count > 0) Assert.Fail(string.Join('\n', lines));
    }
}
