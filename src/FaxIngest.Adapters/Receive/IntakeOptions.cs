using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive;

/// <summary>What holds for every source.</summary>
internal sealed class IntakeOptions
{
    public const string Section = "Receive";

    /// <summary>Megabytes that must be free on the disk of <c>Data:Folder</c>; below that nothing is taken in, uploads are refused (507) and sources stay untouched, so that what is here can still be worked off. Default 500, 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int MinimumFreeMegabytes { get; set; } = 500;
}
