namespace FaxIngest.Composition;

/// <summary>Database, blobs, audit.</summary>
internal static class StoreServices
{
    internal static IServiceCollection AddStore(this IServiceCollection services) => services;
}
