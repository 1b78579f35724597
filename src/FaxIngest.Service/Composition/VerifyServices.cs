using FaxIngest.Check;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.Audit;
using FaxIngest.Verify.People;
using FaxIngest.Verify.People.OpenId;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Composition;

/// <summary>Verification: accounts for every command; pages, API and sign-in for the service.</summary>
internal static class VerifyServices
{
    internal static IServiceCollection AddVerify(this IServiceCollection services)
    {
        services.AddOptions<VerifyOptions>().BindConfiguration(VerifyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BlindOptions>().BindConfiguration(BlindOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TrustOptions>().BindConfiguration(TrustOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<CheckDice>().AddSingleton<SampleDraw>().AddSingleton<ThresholdWatch>().AddSingleton<Recall>();
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OpenIdWire>().AddSingleton<OpenIdIssuer>().AddSingleton(OpenIdProofs.SignIn).AddSingleton(PasswordProofs.List);
        return services.AddSingleton<IAccountStore, SqlAccountStore>().AddSingleton<IMachineKeyStore, SqlMachineKeyStore>().AddSingleton<ISessionStore, SqlSessionStore>()
            .AddSingleton<IAttemptStore, SqlAttemptStore>().AddSingleton<PasswordSignIn>();
    }

    /// <summary>What people meet: sessions, second factors, accounts.</summary>
    internal static IServiceCollection AddPeople(this IServiceCollection services) =>
        services.AddSingleton<Sessions>().AddSingleton<SecondFactor>().AddSingleton<DeviceMark>().AddSingleton<Entrance>().AddSingleton<OwnPassword>().AddSingleton<KeyGate>()
            .AddSingleton<OwnSecrets>().AddSingleton<VouchedAccounts>().AddSingleton<ProxiedVisits>().AddSingleton<AccountDesk>().AddSingleton<RecentProof>().AddSingleton<ReadTrail>().AddSingleton<MemberTag>()
            .AddSingleton<IdTokenCheck>().AddSingleton<OpenIdExchange>().AddSingleton<OpenIdCookie>().AddSingleton<OpenIdEntrance>().AddSingleton<OpenIdGate>().AddSingleton<OpenIdDoor>();
}
