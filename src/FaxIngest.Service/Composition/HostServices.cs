using FaxIngest.Check;
using FaxIngest.Work;

namespace FaxIngest.Composition;

/// <summary>What ties the service to its machine: the web address and systemd.</summary>
internal static class HostServices
{
    internal static IServiceCollection AddHostTies(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(SystemdLink.FromEnvironment());
        services.AddHostedService<SystemdNotifier>();
        services.AddSingleton(WebProofs.Addresses);
        return services;
    }
}
