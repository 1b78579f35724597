using System.Text.Json;
using FaxIngest.Model;

namespace FaxIngest.Decide.Scoring;

/// <summary>What is written on a labeled fax: the content of a <c>NAME.truth.json</c>.</summary>
/// <param name="Form">Form type (contract section 2).</param>
/// <param name="Fields">Values by path; what is blank is not there.</param>
/// <param name="Group">How the fax was made, to score groups apart; null: none.</param>
public sealed record Truth(string Form, IReadOnlyDictionary<string, FieldValue> Fields, string? Group = null)
{
    /// <summary>Ending of a truth file's name; what comes before it is the fax's name without its own ending.</summary>
    public const string Ending = ".truth.json";

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is no truth file.</exception>
    public static Truth Parse(string json)
    {
        try
        {
            var truth = JsonSerializer.Deserialize<Truth>(json, DocumentJson.OneLine);
            return truth is { Form: not null, Fields: not null } ? truth : throw new FormatException("a truth file needs 'form' and 'fields'");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"not a truth file: {fault.Message}", fault);
        }
    }

    /// <summary>Never the values.</summary>
    public override string ToString() => $"[truth of a {Form}]";
}
