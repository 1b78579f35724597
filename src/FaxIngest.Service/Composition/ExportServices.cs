namespace FaxIngest.Composition;

/// <summary>Export targets.</summary>
internal static class ExportServices
{
    internal static IServiceCollection AddExport(this IServiceCollection services) => services;
}
