using FaxIngest.Settings;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>The parts without the service, for commands that run once and end.</summary>
internal static class Provider
{
    /// <summary>Settings read and validated, parts composed, logs to stderr only from warnings up; nothing started. Dispose it at the end.</summary>
    /// <exception cref="SettingsException">A setting is unknown or cannot be read.</exception>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    internal static ServiceProvider Build(IReadOnlyList<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(SettingsSources.Load(settings));
        services.AddLogging(logging => logging.AddCommandLog());
        services.AddFaxIngest();
        more?.Invoke(services);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        OptionsStart.Validate(provider);
        return provider;
    }
}
