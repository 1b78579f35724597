using FaxIngest.Check;
using FaxIngest.Forms;

namespace FaxIngest.Composition;

/// <summary>The catalogue of form templates.</summary>
internal static class FormServices
{
    internal static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddOptions<FormsOptions>().BindConfiguration(FormsOptions.Section)
            .Validate(options => string.IsNullOrWhiteSpace(options.Folder) || Directory.Exists(options.Folder), "Forms:Folder is not there.")
            .ValidateOnStart();
        services.AddSingleton(ReadingProofs.Forms);
        return services;
    }
}
