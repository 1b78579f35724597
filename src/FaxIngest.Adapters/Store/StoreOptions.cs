using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Store;

/// <summary>Which database carries the faxes.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary><c>sqlite</c> (default): one file, one machine. <c>postgres</c> is for more than one node.</summary>
    [RegularExpression("sqlite", ErrorMessage = "Store:Provider must be sqlite.")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Connection string. Default for sqlite: <c>faxingest.db</c> in <c>Data:Folder</c>.</summary>
    public string? ConnectionString { get; set; }
}
