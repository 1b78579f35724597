namespace FaxIngest.Recognize.Cloud;

/// <summary>What every client of the cloud reader keeps to.</summary>
/// <param name="Endpoint">The resource; nothing is sent anywhere else.</param>
/// <param name="Model">Model to ask.</param>
/// <param name="Patience">Longest time for one question, attempts included.</param>
/// <param name="MostBytes">Bytes of the largest image.</param>
public sealed record CloudTerms(Uri Endpoint, string Model, TimeSpan Patience, long MostBytes);
