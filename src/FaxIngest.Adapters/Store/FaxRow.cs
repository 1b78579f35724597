using System.Text.Json;
using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>A row of the fax table. Dapper sets the properties by column name.</summary>
internal class FaxRow
{
    public string Id { get; set; } = "";
    public string Sha256 { get; set; } = "";
    public string FileName { get; set; } = "";
    public string Source { get; set; } = "";
    public string? Delivery { get; set; }
    public string State { get; set; } = "";
    public long Attempts { get; set; }
    public string? NotBefore { get; set; }
    public string? LeaseOwner { get; set; }
    public string? LeaseEnds { get; set; }
    public long Version { get; set; }
    public string Reasons { get; set; } = "[]";
    public string? DueBy { get; set; }
    public long Arrivals { get; set; }
    public string? DuplicateOf { get; set; }

    public Fax ToFax() => new()
    {
        Id = Id,
        Sha256 = Sha256,
        FileName = FileName,
        Source = StoreJson.Read<Source>(Source),
        Delivery = Delivery is null ? null : StoreJson.Read<Receive.Delivery>(Delivery),
        State = Enum.Parse<FaxState>(State),
        Attempts = checked((int)Attempts),
        NotBefore = NotBefore is null ? null : StoreTime.Time(NotBefore),
        LeaseOwner = LeaseOwner,
        LeaseEnds = LeaseEnds is null ? null : StoreTime.Time(LeaseEnds),
        Version = Version,
        Reasons = StoreJson.Read<Reason[]>(Reasons),
        DueBy = DueBy is null ? null : StoreTime.Day(DueBy),
        Arrivals = checked((int)Arrivals),
        DuplicateOf = DuplicateOf,
    };
}

/// <summary>A row of the receipts.</summary>
internal sealed class ReceiptRow
{
    public string IdempotencyKey { get; set; } = "";
    public string ReferralId { get; set; } = "";
    public string Target { get; set; } = "";
    public string Location { get; set; } = "";
    public string At { get; set; } = "";

    public Export.ExportReceipt ToReceipt() => new(IdempotencyKey, ReferralId, Target, Location, StoreTime.Time(At));
}

/// <summary>A row of the audit.</summary>
internal sealed class AuditRow
{
    public long Number { get; set; }
    public string At { get; set; } = "";
    public string Actor { get; set; } = "";
    public string Action { get; set; } = "";
    public string? FaxId { get; set; }
    public string Details { get; set; } = "";
    public string Hash { get; set; } = "";

    public AuditEvent ToEvent() => new(StoreTime.Time(At), Actor, Action, FaxId, Details);
}

/// <summary>How many faxes are in a state.</summary>
internal sealed class CountRow
{
    public string State { get; set; } = "";
    public long Count { get; set; }
}

/// <summary>The model's one JSON form, as the store keeps it.</summary>
internal static class StoreJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, DocumentJson.OneLine);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, DocumentJson.OneLine) ?? throw new JsonException("null where the store keeps a value");
}
