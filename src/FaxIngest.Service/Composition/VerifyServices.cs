namespace FaxIngest.Composition;

/// <summary>Verification pages, API and sign-in.</summary>
internal static class VerifyServices
{
    internal static IServiceCollection AddVerify(this IServiceCollection services) => services;

    /// <summary>Pages, API, health and metrics.</summary>
    internal static void MapVerify(this WebApplication app)
    {
    }
}
