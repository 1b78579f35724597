using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>Picks the case a person gets next: the most urgent that nobody else has open.</summary>
internal sealed class NextCase(IFaxStore store, OpenCases open)
{
    /// <summary>How many cases may be open by others before none is offered: far more than there are desks.</summary>
    private const int Look = 50;

    /// <returns>Id of the fax, or null: nothing is waiting.</returns>
    internal async Task<string?> ForAsync(string person, QueueFilter filter, string? except, CancellationToken cancellation)
    {
        var queue = await store.QueueAsync(filter, Look, cancellation);
        return queue.Select(entry => entry.Fax.Id).FirstOrDefault(id => id != except && open.HeldByOther(id, person) is null);
    }
}
