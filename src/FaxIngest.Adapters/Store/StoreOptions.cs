using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Store;

/// <summary>Which database carries the faxes.</summary>
internal sealed class StoreOptions : IValidatableObject
{
    public const string Section = "Store";

    internal const string Sqlite = "sqlite", Postgres = "postgres";

    /// <summary><c>sqlite</c> (default): one file, one machine. <c>postgres</c>: more than one node; all of them need the same <c>Data:Folder</c> on a share, where the blobs are.</summary>
    [RegularExpression(Sqlite + "|" + Postgres, ErrorMessage = "Store:Provider must be sqlite or postgres.")]
    public string Provider { get; set; } = Sqlite;

    /// <summary>Connection string. Default for sqlite: <c>faxingest.db</c> in <c>Data:Folder</c>. Needed for postgres; its tables are made in the first schema of the search path.
    /// Better given by environment than in a file: it may hold a password.</summary>
    public string? ConnectionString { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == Postgres && string.IsNullOrWhiteSpace(ConnectionString)) yield return new ValidationResult("Store:ConnectionString is needed for postgres, e.g. Host=db;Database=faxingest;Username=faxingest.");
    }
}
