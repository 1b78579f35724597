using FaxIngest.Composition;
using FaxIngest.Decide;
using FaxIngest.Pipeline;
using FaxIngest.Validate;
using Microsoft.Extensions.Options;

namespace FaxIngest.Evaluate;

/// <summary>Decision pipelines of the settings in force, each with the calibration that is being tried.</summary>
internal sealed class TrialPipelines(IServiceProvider provider)
{
    internal DecideOptions Options { get; } = provider.GetRequiredService<IOptions<DecideOptions>>().Value;

    /// <summary>The calibration in a file; null: the one in force.</summary>
    internal Calibration Load(FileInfo? file) => file is null
        ? provider.GetRequiredService<Calibration>()
        : CalibrationFile.Load(file.FullName, provider.GetRequiredService<ILogger<Calibration>>());

    internal DecisionPipeline With(Calibration calibration) => new(
        calibration, Options, provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<BusinessCalendar>(), provider.GetRequiredService<IRosterSource>());
}
