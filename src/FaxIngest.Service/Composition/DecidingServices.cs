namespace FaxIngest.Composition;

/// <summary>Validate and Decide: rules, roster, calibration.</summary>
internal static class DecidingServices
{
    internal static IServiceCollection AddDeciding(this IServiceCollection services) => services;
}
