using FaxIngest.Check;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Settings;
using FaxIngest.Work;
using FaxIngest.Work.Cloud;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>The reader outside the house. Without <c>azure</c> among <c>Recognize:Engines</c> none of it is made.</summary>
internal static class CloudServices
{
    internal static IServiceCollection AddCloud(this IServiceCollection services)
    {
        services.AddOptions<AzureOptions>().BindConfiguration(AzureOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureOptions>, CloudSettings>();
        services.AddSingleton<ICloudReader>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<AzureOptions>>().Value;
            var signIn = AzureSignIn.Of(options);
            return options.Client == "sdk"
                ? VendorParts.CloudReader(new CloudTerms(options.Endpoint!, options.Model, options.Patience, options.MostBytes), signIn.Key, signIn.Credential)
                : new AzureReader(
                    new HttpClient(AzureHttp.Handler()) { Timeout = Timeout.InfiniteTimeSpan }, options, signIn, new AzurePace(Random.Shared),
                    provider.GetRequiredService<ILogger<AzureReader>>());
        });
        services.AddSingleton(CloudProofs.Cloud);
        return services;
    }

    /// <summary>What asks it, for the stages.</summary>
    internal static IServiceCollection AddOpinions(this IServiceCollection services)
    {
        services.AddSingleton(provider => new FieldKinds(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CloudCalls>();
        services.AddSingleton<DoubtImages>();
        services.AddSingleton<SecondOpinion>();
        return services;
    }

    /// <summary>Whether parts of faxes may leave the house.</summary>
    internal static bool IsOn(IServiceProvider provider) => provider.GetRequiredService<IOptions<ReaderOptions>>().Value.Order.Outside is not null;

    /// <summary>What asks for second opinions; null when nothing is to leave the house.</summary>
    internal static SecondOpinion? Opinion(IServiceProvider provider) => IsOn(provider) ? provider.GetRequiredService<SecondOpinion>() : null;

    /// <summary>Decisions at the same time: they wait for the cloud reader when there is one.</summary>
    internal static int Deciders(IServiceProvider provider) => IsOn(provider) ? 4 : 1;

    /// <summary>Says at start what ends soon; nothing when nothing leaves the house.</summary>
    internal static IHostedService Watch(IServiceProvider provider) =>
        IsOn(provider) ? ActivatorUtilities.CreateInstance<RetirementWatch>(provider) : new NothingToWatch();

    private sealed class NothingToWatch : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
