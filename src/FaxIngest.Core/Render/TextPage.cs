using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>One page of a drawn text, 204×196 dpi.</summary>
/// <param name="Image">The page.</param>
/// <param name="Lines">Where the text's lines stand on it, by index in <see cref="PartText.Lines"/>; a line that wraps is one box.</param>
public sealed record TextPage(BinaryImage Image, IReadOnlyDictionary<int, PageBox> Lines);
