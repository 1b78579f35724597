using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Makes seeds: referrals that other persons settled, as they stood before.</summary>
internal sealed class SeedMaker(ICheckStore checks, IFaxStore faxes, ICaseQueue queue, CheckPapers papers, CheckDice dice)
{
    /// <summary>Older papers carry dates that nobody sends any more.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    private const int Candidates = 20;

    /// <summary>A seed for this person, theirs from now on. Null: nothing that could be one was found.</summary>
    internal async Task<string?> MakeAsync(string person, QueueFilter filter, CancellationToken cancellation)
    {
        var ids = await checks.VerifiedByOthersAsync(person, dice.Now - Back, dice.Place(), Candidates, cancellation);
        foreach (string id in ids)
        {
            if (await faxes.FindAsync(id, cancellation) is not { State: FaxState.Accepted or FaxState.Exported } fax) continue;
            if (await SeedOfAsync(fax, person, filter, cancellation) is { } seed && await checks.AddAsync(seed, dice.Now + dice.Lease, cancellation)) return seed.Id;
        }
        return null;
    }

    private async Task<CheckCase?> SeedOfAsync(Fax fax, string person, QueueFilter filter, CancellationToken cancellation)
    {
        var said = await faxes.VerificationsAsync(fax.Id, cancellation);
        // A seed shows the rest of its fax as the machine had it: nothing that somebody is asked to key blind meanwhile.
        if (said.Any(each => each.Person == person) || (await checks.DrawnAsync(fax.Id, cancellation)).Count > 0 || await faxes.ReadResultAsync(fax.Id, cancellation) is not { } read) return null;
        var labels = FieldLabels.Of(fax.Id, read, said);
        foreach (string referralId in labels.Select(label => label.ReferralId).Distinct(StringComparer.Ordinal))
        {
            if (filter.FormType is { } form && labels.First(label => label.ReferralId == referralId).FormType != form) continue;
            var received = await ReceivedAsync(filter, cancellation);
            var seed = new CheckCase
            {
                // Ids of faxes begin with the moment of their arrival.
                Id = FaxId.Next(received.AddSeconds(dice.Pick(20)), null), Kind = CheckKind.Seed, FaxId = fax.Id, ReferralId = referralId, Cause = person, Person = person, MadeAt = dice.Now, ReceivedAt = received, Fields = [],
            };
            if (await papers.BuildAsync(seed, [], cancellation) is not { } paper) continue;
            var fields = Known(paper, [.. labels.Where(label => label.ReferralId == referralId && !label.Unreadable)], paper.Document.Referrals.First(each => each.Id == seed.ShownReferralId));
            if (fields.Count > 0) return seed with { Fields = fields };
        }
        return null;
    }

    /// <summary>Fields whose answer is known: keyed blind, with two readings that agree; and, now and then, one that is shown to be confirmed, with a wrong value in it.</summary>
    private List<CheckField> Known(CheckPaper paper, IReadOnlyList<FieldLabel> labels, Referral referral)
    {
        var fields = labels.Where(label => label.Strength >= LabelStrength.Blind && paper.Policy.IsOpen(referral, label.Field, referral.Form.Type))
            .Select(label => new CheckField(label.Field) { Known = label.Value }).ToList();
        if (!dice.IsPlanted()) return fields;
        var shown = labels.Where(label => label is { Value.Text: not null, Reading.Kind: not "prose" }
            && referral.Fields.GetValueOrDefault(label.Field) is { Decision: Decisions.Verify, Value: not null } && !paper.Policy.IsOpen(referral, label.Field, referral.Form.Type)).ToList();
        if (shown.Count == 0) return fields;
        var chosen = shown[dice.Pick(shown.Count)];
        if (PlantedValue.Of(chosen.Value!, dice.Pick) is { } planted) fields.Add(new CheckField(chosen.Field) { Known = chosen.Value, Planted = planted });
        return fields;
    }

    /// <summary>As old as what waits: a seed among this morning's faxes is one of this morning.</summary>
    private async Task<DateTimeOffset> ReceivedAsync(QueueFilter filter, CancellationToken cancellation)
    {
        var head = await queue.ListAsync(filter, 1, cancellation);
        var latest = dice.Now.AddMinutes(-1);
        if (head.Count == 0) return latest.AddMinutes(-dice.Pick(120));
        var received = head[0].Fax.Source.ReceivedAt.AddSeconds(dice.Pick(3600));
        return received < latest ? received : latest;
    }
}
