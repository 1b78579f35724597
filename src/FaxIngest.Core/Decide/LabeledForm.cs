namespace FaxIngest.Decide;

/// <summary>A matched form with the truth about it.</summary>
/// <param name="Score">Match score.</param>
/// <param name="Margin">Lead over the next template.</param>
/// <param name="Right">Whether the type is right.</param>
public sealed record LabeledForm(double Score, double Margin, bool Right);
