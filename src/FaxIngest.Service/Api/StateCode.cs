using System.Text.Json;
using FaxIngest.Model;

namespace FaxIngest.Api;

/// <summary>States as the API writes them: <c>awaitingVerification</c>.</summary>
internal static class StateCode
{
    internal static string Of(FaxState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    /// <summary>The state of a code, whatever its case; null: there is none.</summary>
    internal static FaxState? Parse(string? code) =>
        Enum.GetValues<FaxState>().Cast<FaxState?>().FirstOrDefault(state => string.Equals(state.ToString(), code, StringComparison.OrdinalIgnoreCase));
}
