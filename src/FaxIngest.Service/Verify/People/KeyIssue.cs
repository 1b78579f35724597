using System.Security.Cryptography;
using FaxIngest.Store;

namespace FaxIngest.Verify.People;

/// <summary>Makes keys for programs.</summary>
internal static class KeyIssue
{
    /// <summary>Characters of a key's name.</summary>
    internal const int NameLength = 64;

    /// <summary>Days a key with an end may hold.</summary>
    internal const int MostDays = 3650;

    /// <summary>Adds a key. Gives what is kept, and the key itself, which is shown once.</summary>
    internal static async Task<(MachineKey Key, string Text)> AddAsync(
        IMachineKeyStore keys, string account, string name, KeyScope scope, TimeSpan? holdsFor, DateTimeOffset now, string by, CancellationToken cancellation)
    {
        string text = ApiKey.New();
        var key = new MachineKey { Id = $"k-{RandomNumberGenerator.GetHexString(12, lowercase: true)}", Account = account, Name = name, Scope = scope, CreatedAt = now, CreatedBy = by, ExpiresAt = now + holdsFor };
        await keys.AddAsync(key, ApiKey.Hash(text), new AuditEvent(now, by, "key-made", null, AuditDetails.Of(new { account, key = key.Id, name, scope, expires = key.ExpiresAt })), cancellation);
        return (key, text);
    }
}
