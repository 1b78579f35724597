using FaxIngest.Read.Kinds;

namespace FaxIngest.Validate.Rules;

/// <summary>The CIN's form, and its letter: a letter that neither published list has is a misreading until a person says otherwise.</summary>
internal sealed class CinRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (referral.Text("member.cin") is not string cin) yield break;
        if (!Cin.HasForm(cin)) yield return new Finding("cin-form", "The CIN is not 9, seven digits and a letter.", "member.cin");
        else if (Cin.LetterStanding(cin[8]) < 0) yield return new Finding("cin-letter", "The CIN ends in a letter that is not in use.", "member.cin");
        else if (Cin.LetterStanding(cin[8]) == 0) yield return new Finding("cin-letter-doubtful", "The CIN ends in a letter that only one of two sources allows.", "member.cin", Objects: false);
    }
}
