using FaxIngest.Check;
using FaxIngest.Export;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Export targets.</summary>
internal static class ExportServices
{
    internal static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddOptions<FolderExportOptions>().BindConfiguration(FolderExportOptions.Section).ValidateOnStart();
        services.AddSingleton<IExportTarget>(provider => new FolderExportTarget(
            provider.GetRequiredService<IOptions<FolderExportOptions>>().Value.Folder
                ?? Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath, "export"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(FolderProofs.ExportFolder);
        return services;
    }
}
