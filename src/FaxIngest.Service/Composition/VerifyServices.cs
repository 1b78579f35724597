using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Composition;

/// <summary>Verification: accounts for every command; pages, API and sign-in for the service.</summary>
internal static class VerifyServices
{
    internal static IServiceCollection AddVerify(this IServiceCollection services)
    {
        services.AddOptions<VerifyOptions>().BindConfiguration(VerifyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BlindOptions>().BindConfiguration(BlindOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IAccountStore, SqlAccountStore>().AddSingleton<PasswordSignIn>();
    }
}
