namespace FaxIngest.Composition;

/// <summary>Intake sources.</summary>
internal static class ReceiveServices
{
    internal static IServiceCollection AddReceive(this IServiceCollection services) => services;
}
