using FaxIngest.Api;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>The queue's filter as it stands in an address: a state and a form type, never anything of a member.</summary>
internal static class QueueFilters
{
    /// <summary>What is not known restricts nothing.</summary>
    internal static QueueFilter Of(string? state, string? formType)
    {
        FaxState? waiting = StateCode.Parse(state) is FaxState.AwaitingVerification or FaxState.Stuck ? StateCode.Parse(state) : null;
        return new QueueFilter(waiting, !string.IsNullOrEmpty(formType) && FormTypes.IsKnown(formType) ? formType : null);
    }
}
