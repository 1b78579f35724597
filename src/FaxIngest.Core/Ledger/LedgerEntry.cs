using FaxIngest.Export;
using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>All that the store knows of one fax that arrived on the day, in one consistent look.</summary>
public sealed record LedgerEntry
{
    /// <summary>The fax that the arrivals name.</summary>
    public required string FaxId { get; init; }
    /// <summary>Its bytes; null: there are arrivals, but no such fax.</summary>
    public string? Sha256 { get; init; }
    /// <summary>Bytes as counted at arrival.</summary>
    public long Length { get; init; }
    /// <summary>Bytes of the day's arrivals that were the same document in other bytes: a mail that came by two ways.</summary>
    public IReadOnlyList<ReceivedBytes> OtherBytes { get; init; } = [];
    /// <summary>Where it is.</summary>
    public FaxState State { get; init; }
    /// <summary>Where its history ends; null: the history does not say.</summary>
    public FaxState? LastStep { get; init; }
    /// <summary>Where it came from.</summary>
    public Source? Source { get; init; }
    /// <summary>Arrivals that its row counts, over all days.</summary>
    public int Arrivals { get; init; }
    /// <summary>Arrivals recorded, over all days.</summary>
    public int ArrivalRows { get; init; }
    /// <summary>Arrivals that its history tells of, over all days.</summary>
    public int ArrivalEvents { get; init; }
    /// <summary>Arrivals recorded on the day, at least one.</summary>
    public int ArrivalsThatDay { get; init; }
    /// <summary>Its first arrival was on the day; else every arrival of the day brought bytes that were known.</summary>
    public bool FirstThatDay { get; init; }
    /// <summary>Pages that reading gave; null: it was not read.</summary>
    public int? PagesRead { get; init; }
    /// <summary>Pages that the fax server counted; null: it does not say.</summary>
    public int? PagesDeclared { get; init; }
    /// <summary>A person has decided on it since it arrived.</summary>
    public bool SeenByPerson { get; init; }
    /// <summary>Parts that reading gave; null: it was not read or is no container.</summary>
    public int? PartsRead { get; init; }
    /// <summary>The document as decided last, or null.</summary>
    public Document? Document { get; init; }
    /// <summary>Receipts of what went out.</summary>
    public IReadOnlyList<ExportReceipt> Receipts { get; init; } = [];
}
