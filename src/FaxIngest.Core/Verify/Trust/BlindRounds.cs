using FaxIngest.Model;
using FaxIngest.Pipeline;

namespace FaxIngest.Verify.Trust;

/// <summary>The rounds of blind keying of one referral.</summary>
public static class BlindRounds
{
    /// <summary>Rounds of one referral by field path: with what was said of referrals that a person joined with it, without what stood on pages taken from it.</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="said">What persons said about its fax, in order, without what was taken back.</param>
    public static IReadOnlyDictionary<string, BlindRound> Of(string referralId, IReadOnlyList<Verification> said) => Of([.. StatementsInForce.Of(referralId, said)]);

    /// <summary>Rounds by field path, for fields that were keyed blind and about which nobody said anything in the ordinary way afterwards.</summary>
    /// <param name="verifications">What persons said about the referral, in order.</param>
    public static IReadOnlyDictionary<string, BlindRound> Of(IReadOnlyList<Verification> verifications)
    {
        var rounds = new Dictionary<string, BlindRound>(StringComparer.Ordinal);
        foreach (var verification in verifications)
        {
            foreach (var (path, value) in verification.Fields) Hear(rounds, verification, path, value, unreadable: false);
            foreach (string path in verification.Unreadable) Hear(rounds, verification, path, null, unreadable: true);
        }
        return rounds;
    }

    /// <summary>Whether this verification says something of the field outside a round.</summary>
    public static bool IsPlain(Verification verification, string path) => !verification.Keyings.TryGetValue(path, out var keying) || keying.Look == FieldLook.Shown;

    private static void Hear(Dictionary<string, BlindRound> rounds, Verification verification, string path, FieldValue? value, bool unreadable)
    {
        if (IsPlain(verification, path)) rounds.Remove(path);
        else rounds[path] = rounds.GetValueOrDefault(path, BlindRound.Fresh).With(new BlindAnswer(verification.Person, value, unreadable), verification.Keyings[path]);
    }
}
