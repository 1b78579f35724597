using FaxIngest.Check;
using FaxIngest.Store;

namespace FaxIngest.Composition;

/// <summary>The composition root: each stage registers what it owns in its own file here.</summary>
internal static class FaxIngestServices
{
    /// <summary>All parts of the program over its settings. What runs by itself (intake, workers, schedules) is added by <see cref="WorkServices"/> for the service alone.</summary>
    internal static IServiceCollection AddFaxIngest(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // First in, first proved: what the machine must bring comes before what is built on it.
        foreach (var proof in MachineProofs.All()) services.AddSingleton(proof);
        return services
            .AddForms()
            .AddReading()
            .AddCloud()
            .AddDeciding()
            .AddStore()
            .AddReceive()
            .AddExport()
            .AddLedger()
            .AddVerify();
    }
}
