namespace FaxIngest.Composition;

/// <summary>The web server's own settings.</summary>
internal static class WebServices
{
    internal static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
