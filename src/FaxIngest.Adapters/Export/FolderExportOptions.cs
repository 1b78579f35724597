namespace FaxIngest.Export;

/// <summary>The folder that accepted referrals are written to.</summary>
internal sealed class FolderExportOptions
{
    public const string Section = "Export";

    /// <summary>One JSON file per accepted referral is written here, whole as soon as it has its name. Default <c>export</c> in <c>Data:Folder</c>.</summary>
    public string? Folder { get; set; }

    /// <summary>Whether the files stay in the folder, so that the ledger may look for them; <c>false</c> when whoever reads the folder takes them away. Default <c>true</c>.</summary>
    public bool FilesStay { get; set; } = true;
}
