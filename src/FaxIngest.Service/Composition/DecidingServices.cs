using FaxIngest.Check;
using FaxIngest.Decide;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Pipeline;
using FaxIngest.Settings;
using FaxIngest.Store;
using FaxIngest.Validate;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Validate and Decide: rules, roster, calibration.</summary>
internal static class DecidingServices
{
    internal static IServiceCollection AddDeciding(this IServiceCollection services)
    {
        services.AddOptions<DecideOptions>().BindConfiguration(DecideOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Calibration is not { Length: > 0 } file || File.Exists(file), "Decide:Calibration is not there.")
            .ValidateOnStart();
        services.AddOptions<DuplicateOptions>().BindConfiguration(DuplicateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new DuplicateSearch(
            provider.GetRequiredService<IDuplicateStore>(), provider.GetRequiredService<IFaxStore>(), provider.GetRequiredService<IOptions<DuplicateOptions>>().Value));
        services.AddOptions<RosterOptions>().BindConfiguration(RosterOptions.Section)
            .Validate(options => options.File is null || File.Exists(options.File), "Roster:File is not there.")
            .ValidateOnStart();
        services.AddSingleton(RuleBook.Standard);
        services.AddSingleton(provider => Roster(provider));
        services.AddSingleton(BusinessCalendar.California);
        services.AddSingleton(provider => CalibrationFile.Load(CalibrationFile.Of(provider.GetRequiredService<IOptions<DecideOptions>>().Value), provider.GetRequiredService<ILogger<Calibration>>()));
        services.AddSingleton<StoredRaises>().AddSingleton<RaisedGate>();
        services.AddSingleton<IDecisionPipeline>(provider => new DecisionPipeline(
            provider.GetRequiredService<Calibration>(),
            provider.GetRequiredService<IOptions<DecideOptions>>().Value,
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<BusinessCalendar>(),
            provider.GetRequiredService<IRosterSource>()) { Raises = provider.GetRequiredService<StoredRaises>() });
        services.AddSingleton(ReadingProofs.Confidences);
        services.AddSingleton(ReadingProofs.Members);
        return services;
    }

    private static IRosterSource Roster(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IOptions<RosterOptions>>().Value.File is not { } file) return FixedRoster.None;
        try
        {
            return new WatchedRoster(file, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WatchedRoster>>());
        }
        catch (FormatException wrong)
        {
            throw new SettingsException(wrong.Message, wrong);
        }
    }
}
