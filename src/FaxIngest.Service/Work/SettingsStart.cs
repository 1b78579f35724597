using System.Security.Cryptography;
using System.Text;
using FaxIngest.Settings;
using FaxIngest.Store;

namespace FaxIngest.Work;

/// <summary>Has the audit told which settings are not those of the last start. Of what may hold a secret eight digits of a hash are kept: enough to see that it changed, too few to find it out.</summary>
internal sealed class SettingsStart(ISettingStore store, IConfiguration configuration) : IHostedService
{
    private static readonly string[] Secret = ["Password", "Secret", "Token", "Key", "ConnectionString", "Command"];

    public Task StartAsync(CancellationToken cancellationToken) => store.StartedAsync(Environment.MachineName, Settings(configuration), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static IReadOnlyDictionary<string, string> Settings(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(pair => pair.Value is not null && KnownSettings.IsKnown(pair.Key))
        .ToDictionary(pair => pair.Key, pair => MayBeSecret(pair.Key) ? $"secret {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pair.Key}={pair.Value}")).AsSpan(0, 4))}" : pair.Value!, StringComparer.Ordinal);

    /// <summary>A file's or header's name is none.</summary>
    private static bool MayBeSecret(string key)
    {
        string last = key[(key.LastIndexOf(':') + 1)..];
        return Secret.Any(word => last.EndsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}
