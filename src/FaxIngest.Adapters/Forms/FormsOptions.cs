namespace FaxIngest.Forms;

/// <summary>Which forms are known.</summary>
internal sealed class FormsOptions
{
    public const string Section = "Forms";

    /// <summary>Folder with form templates (<c>*.form.json</c>); they stand for those that ship, not beside them. Default: none, those that ship.</summary>
    public string? Folder { get; set; }

    /// <summary>The folder as a full path.</summary>
    internal string FullPath => string.IsNullOrWhiteSpace(Folder) ? FormFolder.Shipped : Path.GetFullPath(Folder);
}
