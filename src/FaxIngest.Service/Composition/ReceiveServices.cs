using FaxIngest.Check;
using FaxIngest.Receive;

namespace FaxIngest.Composition;

/// <summary>Intake sources.</summary>
internal static class ReceiveServices
{
    internal static IServiceCollection AddReceive(this IServiceCollection services)
    {
        services.AddOptions<FolderSourceOptions>().BindConfiguration(FolderSourceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IIntakeSource, FolderSource>();
        services.AddSingleton(FolderProofs.DropFolder);
        return services;
    }
}
