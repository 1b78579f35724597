namespace FaxIngest.Export;

/// <summary>The folder that accepted referrals are written to.</summary>
internal sealed class FolderExportOptions
{
    public const string Section = "Export";

    /// <summary>One JSON file per accepted referral is written here, whole as soon as it has its name. Default <c>export</c> in <c>Data:Folder</c>.</summary>
    public string? Folder { get; set; }
}
