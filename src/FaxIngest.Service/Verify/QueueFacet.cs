using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>One thing the queue is filtered by: what it may be, each with how many faxes there would be.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Options">What there is, most first; what is chosen is among them even when there is none.</param>
internal sealed record QueueFacet(string Label, IReadOnlyList<FacetOption> Options)
{
    /// <summary>Options shown at once; the rest are rare.</summary>
    private const int Most = 12;

    /// <summary>All facets, counted over what the other filters leave.</summary>
    internal static IReadOnlyList<QueueFacet> Of(IReadOnlyList<QueueGroup> groups, QueueChoice choice, DateTimeOffset now)
    {
        QueueFacet Count(string label, string? chosen, Func<QueueChoice, string?, QueueChoice> with, Func<QueueGroup, IEnumerable<string>> codes, Func<string, string> name, IReadOnlyList<string>? order = null)
        {
            var others = with(choice, null);
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var group in groups.Where(group => others.Holds(group, now)))
                foreach (string code in codes(group)) counts[code] = counts.GetValueOrDefault(code) + group.Count;
            if (chosen is not null) counts.TryAdd(chosen, 0);
            var sorted = order is null ? counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal) : counts.OrderBy(pair => order.ToList().IndexOf(pair.Key));
            return new QueueFacet(label, [.. sorted.Take(Most).Select(pair => new FacetOption(name(pair.Key), pair.Value, pair.Key == chosen, with(choice, pair.Key == chosen ? null : pair.Key)))]);
        }
        return
        [
            Count("Form", choice.Form, (c, v) => c with { Form = v }, group => group.FormTypes, FormTypes.Short),
            Count("Reason", choice.Reason, (c, v) => c with { Reason = v }, group => group.Reasons, ReasonWords.Say),
            Count("Age", choice.Age, (c, v) => c with { Age = v }, group => [QueueChoice.AgeOf(group, now)], code => QueueChoice.Ages.First(age => age.Code == code).Label, [.. QueueChoice.Ages.Select(age => age.Code)]),
            Count("Channel", choice.Channel, (c, v) => c with { Channel = v }, group => [group.Channel], code => char.ToUpperInvariant(code[0]) + code[1..]),
            Count("Open by", choice.Person, (c, v) => c with { Person = v }, group => [group.Holder ?? QueueChoice.Nobody], code => code == QueueChoice.Nobody ? "Nobody" : code),
        ];
    }
}

/// <summary>One value to filter by.</summary>
/// <param name="Label">As a person reads it.</param>
/// <param name="Count">Faxes.</param>
/// <param name="Chosen">It is in force.</param>
/// <param name="Choice">The queue with it, or without it when it is in force.</param>
internal sealed record FacetOption(string Label, int Count, bool Chosen, QueueChoice Choice);
