namespace FaxIngest.Model;

/// <summary>An earlier referral that a referral of this document probably repeats: the same paper faxed again.</summary>
/// <param name="Referral">The referral of this document.</param>
/// <param name="Id">The fax that holds the earlier one.</param>
/// <param name="EarlierReferral">The earlier referral.</param>
/// <param name="Score">Probability that both are the same paper, 0..1, as far as the evidence goes.</param>
/// <param name="Evidence">What speaks for it and against it, strongest first; holds no values.</param>
public sealed record ProbableDuplicate(string Referral, string Id, string EarlierReferral, double Score, IReadOnlyList<Reason> Evidence);
