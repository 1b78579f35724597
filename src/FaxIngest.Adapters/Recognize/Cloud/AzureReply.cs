using System.Net;

namespace FaxIngest.Recognize.Cloud;

/// <summary>One HTTP answer, read to its end.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="RetryAfter">What it asks us to wait, or null.</param>
/// <param name="Operation">Where the result will be, or null.</param>
internal sealed record AzureReply(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter, Uri? Operation);
