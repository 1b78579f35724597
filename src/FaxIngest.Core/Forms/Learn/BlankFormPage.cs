using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>One page of a blank form, as far as it can be known before anyone said what is on it.</summary>
/// <param name="Print">Its ink at 204×196 dpi.</param>
/// <param name="Words">Its printed words, from the file or read from the ink.</param>
/// <param name="Widgets">Its fillable fields; none on a form that is only drawn.</param>
public sealed record BlankFormPage(BinaryImage Print, IReadOnlyList<PageWord> Words, IReadOnlyList<FormWidget> Widgets);
