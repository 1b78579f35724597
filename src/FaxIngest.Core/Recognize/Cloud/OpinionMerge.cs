using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Read.Kinds;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Adds what a reader outside the house read to a reading of the house. The value of the house stays, since its evidence is what the calibration
/// knows; the other is kept beside it for the verifier.</summary>
public static class OpinionMerge
{
    /// <summary>Share of characters in which two free texts may differ and still be the same.</summary>
    private const double AlikeProse = 0.05;

    /// <summary>Whether an opinion on this reading can be asked for: it is writing, not ink in a box.</summary>
    public static bool CanAsk(Reading reading, FieldKinds kinds) => kinds.Knows(reading.Kind) && reading.Evidence.Outside == Opinion.None && !reading.Evidence.Person;

    /// <summary>The reading with the opinion.</summary>
    /// <param name="reading">As read in the house.</param>
    /// <param name="engine">Name of the reader outside.</param>
    /// <param name="lines">What it read in that place; empty: nothing.</param>
    /// <param name="kinds">Kinds of fields.</param>
    public static Reading Apply(Reading reading, string engine, IReadOnlyList<LineReading> lines, FieldKinds kinds)
    {
        if (lines.Count == 0) return Add(reading, new EngineReading(engine, "", null, default), reading.Blank ? Opinion.Agrees : Opinion.None);
        var decoded = kinds[reading.Kind].Decode([.. lines.Select(line => new EngineLine(engine, line))]);
        var said = new EngineReading(engine, string.Join(' ', lines.Select(l => l.Text)), decoded.Value?.Flat, new RawScore(lines.Average(l => l.Score.Value)));
        if (reading.Blank) return Differing(reading, said);
        if (decoded.Value is null) return Add(reading, said, Opinion.None);
        if (reading.Value is null) return Add(reading, said, Opinion.Alone) with { Value = decoded.Value, Text = said.Text };
        return Same(reading.Value, decoded.Value, reading.Kind) ? Add(reading, said, Opinion.Agrees) : Differing(reading, said);
    }

    /// <summary>The reading as the house made it from the picture.</summary>
    public static Reading WithoutOpinion(Reading reading)
    {
        var (outside, digital) = (reading.Evidence.Outside, reading.Evidence.Digital);
        if (outside == Opinion.None && digital == Opinion.None && reading.Engines.All(e => e.Engine != EngineOrder.Azure)) return reading;
        return reading with
        {
            Value = outside == Opinion.Alone || digital is Opinion.Alone or Opinion.Differs ? null : reading.Value,
            Engines = [.. reading.Engines.Where(e => e.Engine is not (EngineOrder.Azure or DigitalMerge.Engine))],
            Evidence = reading.Evidence with { Outside = Opinion.None, Digital = Opinion.None },
        };
    }

    private static Reading Differing(Reading reading, EngineReading said) => Add(reading, said, Opinion.Differs) with
    {
        Reasons = [.. reading.Reasons, new Reason("second-opinion-differs", "The second reader, outside this machine, reads something else here.", reading.Field)],
    };

    private static Reading Add(Reading reading, EngineReading said, Opinion opinion) =>
        reading with { Engines = [.. reading.Engines, said], Evidence = reading.Evidence with { Outside = opinion } };

    internal static bool Same(FieldValue ours, FieldValue theirs, string kind)
    {
        string a = Likeness.Key(ours.Flat), b = Likeness.Key(theirs.Flat);
        if (kind != "prose" || a.Length == 0 || b.Length == 0) return a == b;
        int longer = Math.Max(a.Length, b.Length);
        return Likeness.Distance(a, b, longer) <= AlikeProse * longer;
    }
}
