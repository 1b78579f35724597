namespace FaxIngest.Read;

/// <summary>What one engine read in a zone, kept for replay and shown to verifiers.</summary>
/// <param name="Engine">Engine name, e.g. <c>own</c>, <c>pp-ocr</c>, <c>tesseract</c>, <c>ink</c>, <c>person</c>.</param>
/// <param name="Text">As read, before any kind decoded it.</param>
/// <param name="Value">What the field's kind made of this engine's text, flat; null when the grammar allows nothing.</param>
/// <param name="Score">The engine's own score.</param>
public sealed record EngineReading(string Engine, string Text, string? Value, RawScore Score)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"[{Engine} reading]";
}
