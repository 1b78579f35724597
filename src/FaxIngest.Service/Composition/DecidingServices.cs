using FaxIngest.Check;
using FaxIngest.Decide;
using FaxIngest.Pipeline;
using FaxIngest.Validate;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Validate and Decide: rules, roster, calibration.</summary>
internal static class DecidingServices
{
    internal static IServiceCollection AddDeciding(this IServiceCollection services)
    {
        services.AddOptions<DecideOptions>().BindConfiguration(DecideOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(RuleBook.Standard);
        services.AddSingleton(BusinessCalendar.California);
        services.AddSingleton(provider => CalibrationFile.Load(CalibrationFile.Shipped, provider.GetRequiredService<ILogger<Calibration>>()));
        services.AddSingleton<IDecisionPipeline>(provider => new DecisionPipeline(
            provider.GetRequiredService<Calibration>(),
            provider.GetRequiredService<IOptions<DecideOptions>>().Value,
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<BusinessCalendar>()));
        services.AddSingleton(ReadingProofs.Confidences);
        return services;
    }
}
