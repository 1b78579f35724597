using FaxIngest.Store;

namespace FaxIngest.Commands;

/// <summary>For commands that only look at what was taken in.</summary>
internal static class KnownStore
{
    /// <summary>Brings the tables up to date. False, and said on stderr, when there is no database: an empty one always adds up, so one that was not there before says that a setting is wrong, not that all is well.</summary>
    internal static async Task<bool> OpenAsync(IServiceProvider provider, CancellationToken cancellation)
    {
        if (provider.GetRequiredService<SqlDatabase>().MissingAt is { } place)
        {
            await Console.Error.WriteLineAsync($"There is no database at {place}: nothing was ever taken in there. Is Data:Folder (or Store:ConnectionString) the one of the service?");
            return false;
        }
        await provider.GetRequiredService<IFaxStore>().MigrateAsync(cancellation);
        return true;
    }
}
