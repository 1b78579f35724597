using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>One line of writing, cut from a fax as the reader cuts it, with what is written there.</summary>
/// <param name="Group">How the fax was made, e.g. <c>hand-office-fine-50-7001</c>.</param>
/// <param name="Face">Typeface it was written with.</param>
/// <param name="Kind">Field kind.</param>
/// <param name="Fax">Fax it is from.</param>
/// <param name="Text">As written.</param>
/// <param name="Image">The crop, as engines get it.</param>
internal sealed record LabeledLine(string Group, string Face, string Kind, string Fax, string Text, BinaryImage Image);
