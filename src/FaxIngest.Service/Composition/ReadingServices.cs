using FaxIngest.Check;
using FaxIngest.Forms;
using FaxIngest.Read;
using FaxIngest.Render;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Render to Read: the pool of reader processes for the service, and the pipeline itself inside a reader.</summary>
internal static class ReadingServices
{
    internal static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddOptions<RenderOptions>().BindConfiguration(RenderOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Pdf != "pdfpig" || VendorParts.Packages["PdfPig"], VendorParts.Missing("Render:Pdf pdfpig", "PdfPig"))
            .Validate(options => options.Mail != "mimekit" || VendorParts.Packages["MailKit"], VendorParts.Missing("Render:Mail mimekit", "MailKit"))
            .ValidateOnStart();
        services.AddOptions<ReaderOptions>().BindConfiguration(ReaderOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.PageTime <= options.DocumentTime, "Recognize:PageTime must not be longer than Recognize:DocumentTime.")
            .Validate(options => options.RecycleMegabytes <= options.MemoryMegabytes, "Recognize:RecycleMegabytes must not be more than Recognize:MemoryMegabytes.")
            .Validate(options => !ReaderOptions.IsReadable(options.Engines) || !options.Order.Local.Contains("tesseract-nuget") || VendorParts.Packages["Tesseract"],
                VendorParts.Missing("Recognize:Engines tesseract-nuget", "Tesseract"))
            .ValidateOnStart();
        services.AddSingleton<WorkFolders>();
        services.AddSingleton(provider =>
        {
            var render = provider.GetRequiredService<IOptions<RenderOptions>>().Value;
            var launch = ReaderLaunch.For(
                ReaderProgram.Own(), provider.GetRequiredService<IOptions<ReaderOptions>>().Value, render.Limits, provider.GetRequiredService<IOptions<FormsOptions>>().Value.FullPath);
            return launch with { Setup = launch.Setup with { PdfByVendor = ByVendor(render.Pdf, "pdfpig", "PdfPig"), MailByVendor = ByVendor(render.Mail, "mimekit", "MailKit") } };
        });
        services.AddSingleton<ReaderPool>();
        services.AddSingleton<IDocumentReader>(provider => provider.GetRequiredService<ReaderPool>());
        services.AddSingleton(ReadingProofs.Reader);
        return services;
    }

    /// <summary>As the settings say; without a word, on Windows where the build has it.</summary>
    private static bool ByVendor(string? setting, string name, string package) =>
        setting is not null ? setting == name : OperatingSystem.IsWindows() && VendorParts.Packages[package];
}
