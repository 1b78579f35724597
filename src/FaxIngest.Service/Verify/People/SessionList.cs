namespace FaxIngest.Verify.People;

/// <summary>Sessions as a page lists them.</summary>
/// <param name="Sessions">Last used first.</param>
/// <param name="EndPath">Where a form that ends one, or all, is sent.</param>
/// <param name="Own">Id of the session that the page is seen in, which is not ended by it; null: none of these.</param>
internal sealed record SessionList(IReadOnlyList<Session> Sessions, string EndPath, string? Own);
