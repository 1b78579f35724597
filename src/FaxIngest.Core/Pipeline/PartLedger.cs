using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Render;

namespace FaxIngest.Pipeline;

/// <summary>Keeps the parts of a document: each is entered once and ended once, or the reading fails.</summary>
internal sealed class PartLedger
{
    /// <summary>Parts that one note names by number.</summary>
    private const int Named = 10;

    private readonly List<Entry> entries = [];
    private int expected;

    /// <summary>Whether there are parts: the document is a container.</summary>
    public bool IsContainer { get; private set; }

    /// <summary>Enters what a container is said to hold.</summary>
    /// <exception cref="InvalidOperationException">What it gave and left out is not what it counted.</exception>
    public void Expect(Contents contents)
    {
        if (contents.Parts.Count + contents.LeftOut != contents.Count)
            throw new InvalidOperationException($"A container counted {contents.Count} parts, gave {contents.Parts.Count} and left out {contents.LeftOut}.");
        IsContainer = true;
        expected += contents.Parts.Count;
    }

    /// <summary>Enters a part; gives its index.</summary>
    public int Add(FoundPart part, int? container)
    {
        entries.Add(new Entry(part, container));
        return entries.Count - 1;
    }

    /// <summary>Index of an earlier part with the same bytes that was read as a file; null when there is none.</summary>
    public int? Twin(int index)
    {
        var part = entries[index].Part;
        if (part.Sha256.Length == 0) return null;
        int twin = entries.FindIndex(0, index, e => e.Part.File is not null && e.Part.Sha256 == part.Sha256 && e.State is not (null or PartStates.Repeated));
        return twin < 0 ? null : twin;
    }

    /// <summary>Ends a part.</summary>
    /// <exception cref="InvalidOperationException">It has an end already, the state is none, or a state that needs a person came without a reason.</exception>
    public void End(int index, string state, Reason? reason = null, int pages = 0)
    {
        var entry = entries[index];
        if (entry.State is not null || !PartStates.Knows(state) || reason is null && PartStates.NeedsPerson(state))
            throw new InvalidOperationException($"Part {index} cannot end as {state}; it is {entry.State ?? "open"}.");
        (entry.State, entry.Reason, entry.Pages) = (state, reason, pages);
    }

    /// <summary>The part's media type and its number of pages.</summary>
    public (string Type, int Pages) Look(int index) => (entries[index].Part.Type, entries[index].Pages);

    /// <summary>All parts, each with its end.</summary>
    /// <exception cref="InvalidOperationException">One is open, or not all that were found are here.</exception>
    public IReadOnlyList<DocumentPart> Close()
    {
        if (entries.Count != expected) throw new InvalidOperationException($"{expected} parts were found and {entries.Count} entered.");
        int open = entries.FindIndex(e => e.State is null);
        if (open >= 0) throw new InvalidOperationException($"Part {open} has no end.");
        return [.. entries.Select(e => new DocumentPart(e.Part.Name, e.Part.Type, e.Part.Sha256, e.State!, e.Reason?.Message)
        {
            Container = e.Container,
            Bytes = e.Part.Bytes,
            PageCount = e.Pages,
        })];
    }

    /// <summary>What a person must know of parts that were not read: one note a reason, with the parts' numbers as persons count, from 1.</summary>
    public IEnumerable<Reason> Notes() => entries.Select((entry, index) => (entry, index))
        .Where(e => e.entry.State is { } state && PartStates.NeedsPerson(state))
        .GroupBy(e => (e.entry.Reason!.Code, e.entry.Reason.Message))
        .Select(group =>
        {
            var numbers = group.Select(e => (e.index + 1).ToString(CultureInfo.InvariantCulture)).ToList();
            string more = numbers.Count > Named ? $" and {numbers.Count - Named} more" : "";
            string which = (numbers.Count == 1 ? "Part " : "Parts ") + string.Join(", ", numbers.Take(Named)) + more;
            return new Reason(group.Key.Code, $"{which}: {group.Key.Message}");
        });

    private sealed class Entry(FoundPart part, int? container)
    {
        public FoundPart Part => part;
        public int? Container => container;
        public string? State { get; set; }
        public Reason? Reason { get; set; }
        public int Pages { get; set; }
    }
}
