using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>What is known of a fax besides its bytes and its sender when it arrives: what the fax server says of it, and what intake noticed.</summary>
public sealed record Delivery
{
    /// <summary>Pages the fax server counted; null: it does not say.</summary>
    public int? Pages { get; init; }
    /// <summary>Scan lines received in error over all pages, as the fax server says; null: it does not.</summary>
    public int? BadLines { get; init; }
    /// <summary>The same page by page, from the first, as far as it is said.</summary>
    public IReadOnlyList<int> BadLinesByPage { get; init; } = [];
    /// <summary>To be worked on before what is not.</summary>
    public bool Urgent { get; init; }
    /// <summary>What a person has to know before the fax may go out (pages that never came, a note that cannot be understood).</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    /// <summary>Codes of what is written down but keeps nothing from going out.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
