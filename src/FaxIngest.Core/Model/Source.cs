using System.Text.Json.Serialization;

namespace FaxIngest.Model;

/// <summary>Where a document came from.</summary>
/// <param name="Channel"><c>fax</c>, <c>mail</c>, <c>upload</c> or <c>file</c>.</param>
/// <param name="ReceivedAt">When the fax server or mailbox received it (UTC).</param>
/// <param name="FaxLine">Our number, ten digits.</param>
/// <param name="CallerId">The sender's number as signalled.</param>
/// <param name="From">Sender's mail address.</param>
/// <param name="Subject">Mail subject.</param>
/// <param name="Station">What the sending fax machine calls itself (TSI); left out where it is not known.</param>
public sealed record Source(string Channel, DateTimeOffset ReceivedAt, string? FaxLine = null, string? CallerId = null, string? From = null, string? Subject = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Station = null);
