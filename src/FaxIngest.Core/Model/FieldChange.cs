namespace FaxIngest.Model;

/// <summary>A field before and after something happened: what the audit keeps, so that the field's history can be replayed.</summary>
/// <param name="Referral">Referral id.</param>
/// <param name="Field">Field path.</param>
/// <param name="Before">Null: there was none.</param>
/// <param name="After">Null: there is none any more.</param>
public sealed record FieldChange(string Referral, string Field, FieldState? Before, FieldState? After)
{
    /// <summary>What differs between two decisions on one document.</summary>
    /// <param name="before">Null: there was none.</param>
    /// <param name="after">As decided now.</param>
    public static IReadOnlyList<FieldChange> Between(Document? before, Document after)
    {
        var earlier = (before?.Referrals ?? []).SelectMany(referral => referral.Fields.Select(field => (Key: (referral.Id, field.Key), State: FieldState.Of(field.Value)))).ToDictionary(each => each.Key, each => each.State);
        var changes = new List<FieldChange>();
        foreach (var referral in after.Referrals)
        {
            foreach (var (path, field) in referral.Fields)
            {
                var now = FieldState.Of(field);
                if (!earlier.Remove((referral.Id, path), out var then) || !then.Says(now)) changes.Add(new FieldChange(referral.Id, path, then, now));
            }
        }
        changes.AddRange(earlier.Select(gone => new FieldChange(gone.Key.Id, gone.Key.Key, gone.Value, null)));
        return changes;
    }

    /// <summary>Never a value.</summary>
    public override string ToString() => $"[change of {Field}]";
}
