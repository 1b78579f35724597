using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>The verification queue: what waits for a person, by what is left of its clock, and who has it open. It follows the faxes in the transaction that moves them.</summary>
public interface ICaseQueue
{
    /// <summary>Faxes AwaitingVerification or Stuck, the one whose clock ends first on top; what was marked urgent has the clock of an expedited one.</summary>
    /// <param name="filter">Which part of it.</param>
    /// <param name="limit">At most this many, from the top.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<QueueEntry>> ListAsync(QueueFilter filter, int limit, CancellationToken cancellation);

    /// <summary>All that waits, counted by everything it can be filtered by.</summary>
    Task<IReadOnlyList<QueueGroup>> GroupsAsync(CancellationToken cancellation);

    /// <summary>Opens a case for a person, or renews it: nobody else is sent to it until the lease ends.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="person">Account name.</param>
    /// <param name="lease">From now.</param>
    /// <param name="over">Take it from whoever has it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Who has it now; null: it does not wait for a person.</returns>
    Task<CaseLease?> TakeAsync(string faxId, string person, TimeSpan lease, bool over, CancellationToken cancellation);

    /// <summary>Opens the most urgent case that nobody else has open. A case that is the person's already counts as free.</summary>
    /// <param name="person">Account name.</param>
    /// <param name="filter">Which part of the queue; who has a case open is not asked.</param>
    /// <param name="except">A fax that is not wanted; null: any.</param>
    /// <param name="lease">From now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Id of the fax, or null: nothing is waiting.</returns>
    Task<string?> NextAsync(string person, QueueFilter filter, string? except, TimeSpan lease, CancellationToken cancellation);

    /// <summary>What saves at the desk cost, oldest first (<see cref="Verification.Effort"/>).</summary>
    /// <param name="from">Saved at this time or later.</param>
    /// <param name="before">Saved before this time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<DeskWork>> WorkAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Gives a case up. What is another's stays theirs.</summary>
    Task ReleaseAsync(string faxId, string person, CancellationToken cancellation);
}
