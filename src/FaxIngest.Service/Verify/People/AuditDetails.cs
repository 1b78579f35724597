using System.Text.Json;
using FaxIngest.Model;

namespace FaxIngest.Verify.People;

/// <summary>Details of events as the audit keeps them: one line of JSON.</summary>
internal static class AuditDetails
{
    internal static string Of(object details) => JsonSerializer.Serialize(details, DocumentJson.OneLine);
}
