using FaxIngest.Model;

namespace FaxIngest.Forms;

/// <summary>A place on a form page where a field is written.</summary>
public sealed record Zone
{
    /// <summary>Field path (contract section 3).</summary>
    public required string Field { get; init; }
    /// <summary>Label as printed; may be empty.</summary>
    public string Label { get; init; } = "";
    /// <summary>How it is filled in.</summary>
    public required ZoneStyle Style { get; init; }
    /// <summary>Kind of field: a text kind (see <c>FieldKinds</c>), or <c>set</c>, <c>one-of</c>, <c>yes-no</c>, <c>signature</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Where the entry goes. For marks: around all boxes.</summary>
    public required PageBox Box { get; init; }
    /// <summary>Cells of a comb, else 0.</summary>
    public int Cells { get; init; }
    /// <summary>Boxes to mark, for <see cref="ZoneStyle.Marks"/>.</summary>
    public IReadOnlyList<MarkOption> Options { get; init; } = [];
}
