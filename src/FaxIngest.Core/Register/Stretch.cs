namespace FaxIngest.Register;

/// <summary>Points of a row of a template that stand side by side on a page too.</summary>
/// <param name="X">The first of them.</param>
/// <param name="Y">The row.</param>
/// <param name="Length">How many.</param>
/// <param name="U">Where the first stands on the page.</param>
/// <param name="V">The line of the page on which all of them stand.</param>
internal readonly record struct Stretch(int X, int Y, int Length, int U, int V);
