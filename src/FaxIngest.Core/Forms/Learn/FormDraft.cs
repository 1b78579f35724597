namespace FaxIngest.Forms.Learn;

/// <summary>What could be told of a blank form: a template to be looked over by a person, and the places nothing was made of.</summary>
/// <param name="Template">Zones whose field is known.</param>
/// <param name="Open">Places whose field is not known or is taken by a better fit: page, place, label.</param>
public sealed record FormDraft(FormTemplate Template, IReadOnlyList<OpenPlace> Open);
