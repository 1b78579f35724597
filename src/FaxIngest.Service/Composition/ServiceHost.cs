using FaxIngest.Settings;
using FaxIngest.Verify;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>The hosted service as a whole: parts, workers and pages.</summary>
internal static class ServiceHost
{
    /// <summary>Settings read and validated, nothing started.</summary>
    /// <param name="settings">Settings that win over all other sources.</param>
    /// <param name="more">Replaces or adds parts, for tests and for <c>demo</c>.</param>
    /// <exception cref="SettingsException">A setting is unknown or cannot be read.</exception>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    internal static WebApplication Build(IReadOnlyList<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? more = null)
    {
        var configuration = SettingsSources.Load(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // The defaults would also read unprefixed environment variables, which nobody can check for unknown keys.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration, shouldDisposeConfiguration: true);
        builder.Logging.AddServiceLog();
        builder.Services.AddFaxIngest().AddWork().AddHostTies().AddPages();
        more?.Invoke(builder.Services);
        var app = builder.Build();
        OptionsStart.Validate(app.Services);
        foreach (string url in app.Services.GetRequiredService<IOptions<WebOptions>>().Value.List()) app.Urls.Add(url);
        app.MapPages();
        return app;
    }
}
