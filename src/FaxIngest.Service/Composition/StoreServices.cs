using FaxIngest.Check;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Store;
using FaxIngest.Verify.Boards;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Database, blobs, audit.</summary>
internal static class StoreServices
{
    internal static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SqlDatabase>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            string data = provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath;
            if (options.Provider == StoreOptions.Postgres) return new PostgresDatabase(options.ConnectionString!);
            return new SqliteDatabase(options.ConnectionString ?? $"Data Source={Path.Combine(data, "faxingest.db")}");
        });
        services.AddSingleton<IFaxStore, SqlFaxStore>();
        services.AddSingleton<ICaseQueue, SqlCaseQueue>();
        services.AddSingleton<IDuplicateStore, SqlDuplicateStore>();
        services.AddSingleton<IAuditStore, SqlAuditStore>();
        services.AddSingleton<ISettingStore, SqlSettingStore>();
        services.AddSingleton(provider => new AuditHeads(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath));
        services.AddSingleton<IBlindStore, SqlBlindStore>().AddSingleton<ILabelStore, SqlLabelStore>().AddSingleton<ICheckStore, SqlCheckStore>().AddSingleton<IBoardStore, SqlBoardStore>().AddSingleton<IThresholdStore, SqlThresholdStore>();
        services.AddSingleton(provider => new FolderBlobStore(
            Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath, "blobs"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<FolderBlobStore>());
        services.AddSingleton<IBlobInventory>(provider => provider.GetRequiredService<FolderBlobStore>());
        foreach (var proof in StoreProofs.All()) services.AddSingleton(proof);
        return services;
    }
}
