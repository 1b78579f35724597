using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>The engines of one thread, in the order of their standing. The first reads every text zone; the others one after another where doubt is left.</summary>
public sealed class EngineSet(IReadOnlyList<IOcrEngine> engines) : IDisposable
{
    /// <summary>The engine that the next two were counted of.</summary>
    private const string Own = "own";

    /// <summary>The kind of entries of several lines.</summary>
    private const string Prose = "prose";

    /// <summary>Lead and worst character from which our own engine is enough by itself, where what it reads is the value as it stands: such were 1,637 of 2,986
    /// labeled typed lines and 1,170 of 3,634 in ten hands' typefaces and type (poor lines too), none of them wrong; of the lines that two engines are clear about
    /// there 13 of 2,487 were: an entry cut off or overwritten is read alike by all.</summary>
    private static readonly (double Lead, double Character) Alone = (8, 0.9);

    /// <summary>The same where both nets of our own looked: of 1,393 lines, typed and in fourteen hands' typefaces, 6 were wrong, all of them cut off or mutilated before they were
    /// read. With 8 and 0.7 the same 13 values of 630 labeled faxes were accepted though wrong, and coverage was 0.2 to 0.8 points lower.</summary>
    private static readonly (double Lead, double Character) AloneTwice = (6, 0.5);

    /// <summary>Kinds whose values go wrong at the highest price: always read twice.</summary>
    private static readonly HashSet<string> AlwaysTwice = new(["cin", "birth-date", "hcpcs", "modifiers"], StringComparer.Ordinal);

    /// <summary>Looks of one engine at prose, where looks vote: a third one, at a width far from the others', made narratives of typed poor faxes worse (letters wrong 3.6 → 4.0 %), of
    /// hands better (office 8.9 → 8.4).</summary>
    private const int LooksAtProse = 2;

    /// <summary>Lead over the next value from which two engines that agree are enough: of 4,346 such readings of labeled typed faxes none was wrong, of 3,344
    /// of handwritten ones 8.</summary>
    internal const double Clear = 6;

    /// <summary>Names in the order of their standing.</summary>
    public IReadOnlyList<string> Names { get; } = [.. engines.Select(e => e.Name)];

    /// <summary>Names and versions, for replay.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; } = engines.ToDictionary(e => e.Name, e => e.Version, StringComparer.Ordinal);

    /// <summary>Reads the lines of an entry and decodes them.</summary>
    /// <param name="lines">One image a line.</param>
    /// <param name="kind">The field's kind.</param>
    /// <param name="streaked">The same lines with bars in place of the streaks through them; null: there are none.</param>
    internal DecodedField Read(IReadOnlyList<BinaryImage> lines, IFieldKind kind, IReadOnlyList<BinaryImage>? streaked = null)
    {
        int least = Math.Min(engines.Count, engines[0].Name != Own || AlwaysTwice.Contains(kind.Name) ? 2 : 1);
        var readings = new List<EngineLine>();
        DecodedField? decoded = null;
        bool prose = kind.Name == Prose;
        foreach (var more in Looks(lines, prose ? null : streaked, prose ? LooksAtProse : int.MaxValue))
        {
            readings.AddRange(more);
            if (readings.DistinctBy(r => r.Engine).Count() < least) continue;
            decoded = kind.Decode(readings);
            if (IsClear(decoded, kind.Name, readings[^1].Look)) break;
        }

        return decoded ?? throw new InvalidOperationException("at least one engine is needed");
    }

    /// <summary>What the engines read, look by look, in the order of their standing; each is asked when its reading is taken.</summary>
    /// <param name="lines">One image a line of the entry.</param>
    /// <param name="streaked">The same lines with bars in place of the streaks through them; null: there are none.</param>
    /// <param name="most">Looks of one engine at most.</param>
    internal IEnumerable<IReadOnlyList<EngineLine>> Looks(IReadOnlyList<BinaryImage> lines, IReadOnlyList<BinaryImage>? streaked = null, int most = int.MaxValue)
    {
        var pictures = lines.Select(line => (Line: line, Streaked: false)).Concat((streaked ?? []).Select(line => (Line: line, Streaked: true))).ToList();
        foreach (var engine in engines)
        {
            yield return [.. pictures.Select(p => new EngineLine(engine.Name, engine.ReadLine(p.Line)) { Streaked = p.Streaked })];
            // An engine looks again at all lines of an entry or at none.
            for (int look = 1; look < most && Again(engine, look).TakeWhile(again => again.Reading is not null).ToList() is { Count: > 0 } again; look++)
                yield return [.. again.Select(a => new EngineLine(engine.Name, a.Reading!, look) { Streaked = a.Streaked })];
        }

        IEnumerable<(LineReading? Reading, bool Streaked)> Again(IOcrEngine engine, int look) => pictures.Select(p => (engine.LookAgain(p.Line, look), p.Streaked));
    }

    private static bool IsClear(DecodedField decoded, string kind, int look)
    {
        var e = decoded.Evidence;
        if (decoded.Value is null) return false;
        if (kind == Prose) return e.Agreeing >= 2;
        if (e.Engines > 1) return e.Agreeing >= 2 && e.Margin >= Clear;
        var (lead, character) = look == 0 ? Alone : AloneTwice;
        return e.RawAgreeing == 1 && e.Margin >= lead && e.WorstCharacter >= character;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var engine in engines) engine.Dispose();
    }
}
