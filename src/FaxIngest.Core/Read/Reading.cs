using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>One field as read from a page: value, evidence, and all that is needed to replay the decision.</summary>
public sealed record Reading
{
    /// <summary>Field path (contract section 3).</summary>
    public required string Field { get; init; }
    /// <summary>Kind of field (see <c>IFieldKind</c>), e.g. <c>cin</c>, <c>date</c>, <c>set</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Page number in the document, from 1.</summary>
    public required int Page { get; init; }
    /// <summary>Where it stands on the upright page.</summary>
    public required PageBox Box { get; init; }
    /// <summary>Measured: nothing is written there.</summary>
    public bool Blank { get; init; }
    /// <summary>As read by the engine whose value was chosen.</summary>
    public string Text { get; init; } = "";
    /// <summary>Normalised value; null when blank or when nothing could be made of the text.</summary>
    public FieldValue? Value { get; init; }
    /// <summary>What every engine read.</summary>
    public IReadOnlyList<EngineReading> Engines { get; init; } = [];
    /// <summary>Every box by itself, in form order; empty where nothing is to be marked.</summary>
    public IReadOnlyList<BoxReading> Boxes { get; init; } = [];
    /// <summary>What else is known.</summary>
    public required Evidence Evidence { get; init; }
    /// <summary>SHA-256 of the zone's crop, lower-case hex.</summary>
    public string CropSha256 { get; init; } = "";
    /// <summary>What reading itself noticed (a group with two marks, an unsure box, two lines in a one-line zone).</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Never the value.</summary>
    public override string ToString() => $"[reading of {Field}]";
}
