using FaxIngest.Read;

namespace FaxIngest.Recognize.Cloud;

/// <summary>A check box or radio button of an answer.</summary>
/// <param name="Selected">It is marked.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Score">The service's own score, 0..1.</param>
public sealed record CloudMark(bool Selected, CloudPlace Place, RawScore Score);
