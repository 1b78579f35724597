namespace FaxIngest.Receive;

/// <summary>What admitting an arrival did.</summary>
/// <param name="FaxId">The fax that carries these bytes.</param>
/// <param name="NewFax">The bytes were not known.</param>
/// <param name="NewArrival">This source key was not known.</param>
public sealed record Admission(string FaxId, bool NewFax, bool NewArrival);
