namespace FaxIngest.Composition;

/// <summary>The catalogue of form templates.</summary>
internal static class FormServices
{
    internal static IServiceCollection AddForms(this IServiceCollection services) => services;
}
