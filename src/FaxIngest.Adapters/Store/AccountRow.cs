using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>A row of the accounts. Dapper sets the properties by column name.</summary>
internal class AccountRow
{
    public string Name { get; set; } = "";
    public string Role { get; set; } = "";
    public string? PasswordHash { get; set; }
    public long PasswordTemporary { get; set; }
    public string? PasswordUntil { get; set; }
    public string? Origin { get; set; }
    public string? Subject { get; set; }
    public string? DisabledAt { get; set; }
    public string? TotpSecret { get; set; }
    public long TotpStep { get; set; }
    public string Stamp { get; set; } = "";

    public Account ToAccount() => new()
    {
        Name = Name,
        Role = Enum.Parse<AccountRole>(Role),
        PasswordHash = PasswordHash,
        PasswordIsTemporary = PasswordTemporary != 0,
        PasswordUntil = PasswordUntil is null ? null : StoreTime.Time(PasswordUntil),
        Origin = Origin,
        Subject = Subject,
        DisabledAt = DisabledAt is null ? null : StoreTime.Time(DisabledAt),
        TotpSecret = TotpSecret,
        TotpStep = TotpStep,
        Stamp = Stamp,
    };
}
