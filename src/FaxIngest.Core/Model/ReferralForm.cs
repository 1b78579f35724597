namespace FaxIngest.Model;

/// <summary>Form type (contract section 2), template that matched (null: none) and the probability that the type is right.</summary>
public sealed record ReferralForm(string Type, string? Template, double Confidence);
