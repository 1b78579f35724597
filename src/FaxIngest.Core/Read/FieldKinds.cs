using System.Collections.Frozen;
using FaxIngest.Read.Kinds;

namespace FaxIngest.Read;

/// <summary>The kinds that templates may name.</summary>
public sealed class FieldKinds
{
    private readonly FrozenDictionary<string, IFieldKind> kinds;

    /// <summary>All kinds of the product.</summary>
    /// <param name="time">Tells today: a birth is not in the future, an event is rarely years away.</param>
    public FieldKinds(TimeProvider time)
    {
        DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        kinds = new[]
        {
            Cin.Kind, Npi.Kind, PhoneNumber.Kind, DateKind.Event(Today), DateKind.Birth(Today),
            CodeKinds.Zip, CodeKinds.ProviderId, CodeKinds.Procedure, CodeKinds.Modifiers, CodeKinds.Diagnosis, CodeKinds.Money, CodeKinds.Count,
            VocabularyKinds.Sex, VocabularyKinds.State, VocabularyKinds.County, VocabularyKinds.City, VocabularyKinds.Language,
            TextKinds.Name("last-name"), TextKinds.Name("first-name"), TextKinds.Name("full-name"), TextKinds.Initial, TextKinds.LastFirst, TextKinds.Email,
            TextKinds.Street, TextKinds.Line("organization"), TextKinds.Line("title"), TextKinds.Line("text"), new ProseKind(),
        }.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
    }

    /// <summary>Names of all kinds, in order.</summary>
    public IReadOnlyList<string> Names => [.. kinds.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether entries of this kind are one line that engines read: no boxes, no signature, no narrative.</summary>
    internal static bool IsLine(string name) => name is not ("set" or "one-of" or "yes-no" or "signature" or "prose");

    /// <summary>Whether a template may name this kind.</summary>
    public bool Knows(string name) => kinds.ContainsKey(name);

    /// <summary>The kind of that name.</summary>
    /// <exception cref="KeyNotFoundException">No such kind.</exception>
    public IFieldKind this[string name] =>
        kinds.TryGetValue(name, out IFieldKind? kind) ? kind : throw new KeyNotFoundException($"no kind of field is called '{name}'; there are {string.Join(", ", Names)}");
}
