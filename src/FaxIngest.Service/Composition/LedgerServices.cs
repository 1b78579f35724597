using FaxIngest.Ledger;
using FaxIngest.Store;

namespace FaxIngest.Composition;

/// <summary>The daily account.</summary>
internal static class LedgerServices
{
    internal static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ILedgerStore, SqlLedgerStore>().AddSingleton<Reconciliation>();
    }
}
