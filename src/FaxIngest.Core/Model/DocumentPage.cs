namespace FaxIngest.Model;

/// <summary>One page of a document.</summary>
/// <param name="Page">From 1, over all parts.</param>
/// <param name="Kind">See <see cref="PageKinds"/>.</param>
/// <param name="Rotation">Degrees clockwise applied to bring it upright: 0, 90, 180, 270.</param>
/// <param name="Part">Index of the part it belongs to, or null.</param>
public sealed record DocumentPage(int Page, string Kind, int Rotation, int? Part = null);
