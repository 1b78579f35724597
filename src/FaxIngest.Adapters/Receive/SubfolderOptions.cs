using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive;

/// <summary>A subfolder of the drop folder that is looked into as well, e.g. one for each fax line.</summary>
internal sealed class SubfolderOptions
{
    /// <summary>Our fax number that it belongs to, ten digits. Default: that of the drop folder.</summary>
    [RegularExpression("[0-9]{10}")]
    public string? FaxLine { get; set; }

    /// <summary>What lies there is worked on before what is not urgent. Default false.</summary>
    public bool Urgent { get; set; }
}
