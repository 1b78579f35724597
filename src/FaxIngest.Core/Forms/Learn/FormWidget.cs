using FaxIngest.Model;

namespace FaxIngest.Forms.Learn;

/// <summary>A fillable field of a PDF form (AcroForm, ISO 32000-1 §12.7).</summary>
/// <param name="Style">Line, comb, prose, marks or signature.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Name">Its tool tip or name: what its author calls it; may say nothing.</param>
/// <param name="Cells">Characters of a comb, else 0.</param>
public sealed record FormWidget(ZoneStyle Style, PageBox Box, string Name, int Cells = 0);
