using FaxIngest.Model;

namespace FaxIngest.Verify;

/// <summary>The end states of a mail's or archive's parts as a clerk says them.</summary>
internal static class PartWords
{
    internal static string Say(DocumentPart part) => part.Status switch
    {
        PartStates.Read => part.PageCount == 1 ? "shown, 1 page" : $"shown, {part.PageCount} pages",
        PartStates.ReadInPart => "shown in part",
        PartStates.Opened => "opened; what was in it follows",
        PartStates.Text => "not shown",
        PartStates.Alternative or PartStates.Repeated => "shown once",
        PartStates.Accessory => "belongs to the mail",
        PartStates.Empty => "empty",
        PartStates.Encrypted => "locked",
        PartStates.OverLimit => "too large to open",
        PartStates.NotADocument => "cannot be shown",
        _ => "damaged",
    };
}
