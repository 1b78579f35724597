using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>Acknowledgements that wait to be sent. One is written in the transaction that stores what its mail was read as (<see cref="Store.WorkProduct.Acknowledgement"/>), once a fax.</summary>
/// <remarks>Its life: waiting, then sending, then sent, refused, dropped or uncertain. What is uncertain is not sent again: an answer twice is worse than none.</remarks>
public interface IAcknowledgementStore
{
    /// <summary>The next that may be sent; it is not given out again for <paramref name="lease"/>. Null: none. Those that were being sent for longer than that by a service that died become uncertain.</summary>
    Task<Acknowledgement?> NextAsync(TimeSpan lease, CancellationToken cancellation);

    /// <summary>From now on the server may have it. Committed before its last bytes go out.</summary>
    Task SendingAsync(string faxId, CancellationToken cancellation);

    /// <summary>It ended, with its audit event.</summary>
    Task EndAsync(string faxId, AcknowledgementEnd end, Reason? reason, CancellationToken cancellation);

    /// <summary>It was surely not sent, and may be tried again after this time.</summary>
    Task PutOffAsync(string faxId, DateTimeOffset notBefore, CancellationToken cancellation);

    /// <summary>Sent, or perhaps sent, since then; to one address, or (null) to all.</summary>
    Task<int> SentSinceAsync(DateTimeOffset since, string? to, CancellationToken cancellation);

    /// <summary>How many there are in each state, by its name in the store.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellation);
}
