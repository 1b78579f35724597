namespace FaxIngest.Composition;

/// <summary>Render to Read: the pool of reader processes for the service, and the pipeline itself inside a reader.</summary>
internal static class ReadingServices
{
    internal static IServiceCollection AddReading(this IServiceCollection services) => services;
}
