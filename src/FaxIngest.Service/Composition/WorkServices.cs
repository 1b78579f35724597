namespace FaxIngest.Composition;

/// <summary>What runs by itself in the service: intake, workers, rescue, schedules.</summary>
internal static class WorkServices
{
    internal static IServiceCollection AddWork(this IServiceCollection services) => services;
}
