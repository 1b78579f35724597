using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>For whom a document has nothing left to do though it is open: all that is open in it waits for another person.</summary>
/// <param name="Persons">Accounts that have keyed all of it.</param>
/// <param name="SupervisorsOnly">Only supervisors can go on.</param>
public sealed record BlindWaits(IReadOnlyList<string> Persons, bool SupervisorsOnly)
{
    /// <summary>Anybody can go on.</summary>
    public static readonly BlindWaits None = new([], SupervisorsOnly: false);

    /// <summary>What follows from the document as decided and what was said.</summary>
    public static BlindWaits Of(Document document, IReadOnlyList<Verification> verifications)
    {
        var open = document.Referrals.Where(referral => referral.Decision != Decisions.Accept).ToList();
        bool all = open.Count > 0 && document.Reason is null && open.All(referral =>
            referral.Reasons.All(IsWait) && referral.Fields.Where(field => field.Value.Decision == Decisions.Verify).All(field => referral.Reasons.Any(reason => reason.Field == field.Key && IsWait(reason))));
        if (!all) return None;
        var rounds = open.SelectMany(referral => BlindRounds.Of(referral.Id, verifications)
            .Where(round => round.Value.Stage is BlindStage.Second or BlindStage.Supervisor)
            .Select(round => round.Value)).ToList();
        if (rounds.Count == 0) return None;
        var persons = rounds.SelectMany(round => round.Answers).Select(answer => answer.Person).Distinct(StringComparer.Ordinal)
            .Where(person => rounds.All(round => round.HasAnswered(person))).Order(StringComparer.Ordinal).ToList();
        return new BlindWaits(persons, rounds.All(round => round.Stage == BlindStage.Supervisor));
    }

    private static bool IsWait(Reason reason) => reason.Code is BlindPolicy.SecondPerson or BlindPolicy.Supervisor;
}
