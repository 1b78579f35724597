using System.Text.Json.Serialization;

namespace FaxIngest.Decide;

/// <summary>A question about evidence.</summary>
/// <param name="Feature">One of <see cref="BoostedTrees.Names"/>.</param>
/// <param name="Above">Whether the feature is greater than this.</param>
public sealed record TreeSplit(string Feature, double Above)
{
    /// <summary>Where the feature stands among <see cref="BoostedTrees.Names"/>; −1: there is no such feature.</summary>
    [JsonIgnore]
    public int Index { get; } = BoostedTrees.Names.ToList().IndexOf(Feature);
}
