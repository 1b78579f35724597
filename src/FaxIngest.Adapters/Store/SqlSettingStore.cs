using Dapper;

namespace FaxIngest.Store;

/// <summary>Settings of the last start over SQL.</summary>
internal sealed class SqlSettingStore(SqlDatabase database, TimeProvider time) : ISettingStore
{
    static SqlSettingStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<int> StartedAsync(string node, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var before = (await session.ListAsync<Row>("settings_seen", new { node }).ConfigureAwait(false)).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        var changes = before.Keys.Union(settings.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => new { Setting = key, Before = before.GetValueOrDefault(key), After = settings.GetValueOrDefault(key) })
            .Where(change => change.Before != change.After)
            .ToList();
        foreach (var change in changes)
        {
            if (change.After is null) await session.ExecuteAsync("setting_remove", new { node, key = change.Setting }).ConfigureAwait(false);
            else await session.ExecuteAsync("setting_put", new { node, key = change.Setting, value = change.After }).ConfigureAwait(false);
        }
        if (changes.Count > 0) session.Tell(new AuditEvent(time.GetUtcNow(), "service", "settings-changed", null, StoreJson.Write(new { node, changes = changes.Select(change => $"{change.Setting}: {change.Before ?? "default"} → {change.After ?? "default"}") })));
        return changes.Count;
    }, cancellation);

    private sealed class Row
    {
        public string Key { get; set; } = "";
        public string Value { get; set; } = "";
    }
}
