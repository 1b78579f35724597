using FaxIngest.Identify;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>Reads pages of known forms: found, laid over their template, every zone read. One instance serves one thread; the parts may be shared.</summary>
public sealed class FormPages(FormIdentifier identifier, PageReader reader, EngineSet engines)
{
    /// <summary>Names and versions of the engines, for replay.</summary>
    public IReadOnlyDictionary<string, string> Versions => engines.Versions;

    /// <summary>Names of the engines in the order of their standing.</summary>
    public IReadOnlyList<string> Engines => engines.Names;

    /// <summary>The form page that a page is, with its readings; null when it is none.</summary>
    /// <param name="page">As it came, 204×196 dpi.</param>
    /// <param name="number">Its number in the document, from 1.</param>
    /// <param name="texts">What the file itself says stands on the page, as it came.</param>
    /// <param name="formType">The form type it is on, as a person says; null: to be found out.</param>
    /// <param name="lost">Lines of it that the telephone line lost, in order.</param>
    public (FormMatch Match, IReadOnlyList<Reading> Readings)? Read(BinaryImage page, int number, IReadOnlyList<PlacedText>? texts = null, string? formType = null, IReadOnlyList<int>? lost = null)
    {
        if (identifier.Identify(page, formType) is not { } match) return null;
        match = match with { OtherRevision = reader.OtherRevision(match, engines) };
        return (match, reader.Read(match, (number, LineDamage.Of(page, lost ?? [], match)), engines, texts ?? []));
    }
}
