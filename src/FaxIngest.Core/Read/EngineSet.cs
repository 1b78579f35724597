using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>The engines of one thread, in the order of their standing. The first two read every text zone; the others where those two differ or leave doubt.</summary>
public sealed class EngineSet(IReadOnlyList<IOcrEngine> engines) : IDisposable
{
    /// <summary>Engines that read every zone.</summary>
    private const int Always = 2;

    /// <summary>Lead over the next value from which two engines that agree are enough: of 4,346 such readings of labeled typed faxes none was wrong, of 3,344
    /// of handwritten ones 8.</summary>
    private const double Clear = 6;

    /// <summary>Names in the order of their standing.</summary>
    public IReadOnlyList<string> Names { get; } = [.. engines.Select(e => e.Name)];

    /// <summary>Names and versions, for replay.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; } = engines.ToDictionary(e => e.Name, e => e.Version, StringComparer.Ordinal);

    /// <summary>Reads the lines of an entry and decodes them.</summary>
    /// <param name="lines">One image a line.</param>
    /// <param name="kind">The field's kind.</param>
    internal DecodedField Read(IReadOnlyList<BinaryImage> lines, IFieldKind kind)
    {
        var readings = new List<EngineLine>();
        DecodedField? decoded = null;
        for (var i = 0; i < engines.Count; i++)
        {
            readings.AddRange(lines.Select(line => new EngineLine(engines[i].Name, engines[i].ReadLine(line))));
            if (i + 1 < Math.Min(Always, engines.Count)) continue;
            decoded = kind.Decode(readings);
            if (decoded.Value is not null && decoded.Evidence.Agreeing >= Always && (decoded.Evidence.Margin >= Clear || kind.Name == "prose")) break;
        }

        return decoded ?? throw new InvalidOperationException("at least one engine is needed");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var engine in engines) engine.Dispose();
    }
}
