namespace FaxIngest.Decide.Duplicates;

/// <summary>Finds papers that may be the same. The keys of a document, and the links on it, are stored by <see cref="Store.IFaxStore"/> with the document, in one transaction.</summary>
public interface IDuplicateStore
{
    /// <summary>Faxes that share a key with this one, most keys first, then latest; through an index.</summary>
    /// <param name="faxId">The fax itself; it is no candidate.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="from">Received at or after.</param>
    /// <param name="to">Received at or before.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<string>> CandidatesAsync(string faxId, IReadOnlyList<string> keys, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation);

    /// <summary>Links of a fax, as the later one and as the earlier one.</summary>
    Task<IReadOnlyList<DuplicateLink>> LinksAsync(string faxId, CancellationToken cancellation);

    /// <summary>Adds a link to a document that is not being saved: it came later than one that was decided, or corrected, just now. A link that is there is replaced.</summary>
    Task LinkAsync(DuplicateLink link, CancellationToken cancellation);

    /// <summary>Removes a link: the earlier paper was corrected, and the later one does not repeat it after all.</summary>
    Task UnlinkAsync(DuplicateLink link, CancellationToken cancellation);

    /// <summary>A fax, what a person said that it repeats, what that repeats, and so on to the last; empty when there is no such fax.</summary>
    Task<IReadOnlyList<string>> ChainAsync(string faxId, CancellationToken cancellation);

    /// <summary>Faxes that were set aside as repeats of this one, oldest first.</summary>
    Task<IReadOnlyList<string>> RepeatsAsync(string faxId, CancellationToken cancellation);

    /// <summary>Faxes in whose id or file name this text stands, whatever its case; latest first.</summary>
    Task<IReadOnlyList<string>> NamedAsync(string part, int limit, CancellationToken cancellation);
}
