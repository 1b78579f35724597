using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Tells whether something is signed: ink of a stroke's size on the signature line. It does not say who signed.</summary>
internal static class SignatureReader
{
    /// <summary>Ink and width of a signature, pixels: from the first pair it is one, below the second there is none. Between them a person looks.</summary>
    private const int SureArea = 200, SureWidth = 60, LeastArea = 50, LeastWidth = 16;

    /// <summary>Share of the zone's lines that were mended from which what is left may be dirt, or dirt taken away a signature; and how far the zone's print may stand off
    /// before a neighbor's letters may be taken for one. A streak down the page touches every line, so a stroke as long as a pen's says more: no dirt and no letter is
    /// so wide and that high, pixels. Of 39 mended zones of 100 poor faxes 33 hold such a stroke, all signed.</summary>
    private const double Mended = 0.7, OutOfPlace = 3;
    private const int StrokeWidth = 60, StrokeHeight = 12;

    /// <summary>Reads a signature zone.</summary>
    public static Reading Read(BinaryImage page, ZoneCrop crop, Registration registration, Zone zone, int pageNumber)
    {
        var pieces = Components.Of(crop.Entry).All.Where(p => p.Area > 8).ToList();
        var area = pieces.Sum(p => p.Area);
        var width = pieces.Count == 0 ? 0 : pieces.Max(p => p.Right) - pieces.Min(p => p.Left);
        var present = area >= SureArea && width >= SureWidth;
        var plain = crop.DamagedLines < Mended && crop.Residual < OutOfPlace;
        var stroke = pieces.Exists(p => p.Width >= StrokeWidth && p.Height >= StrokeHeight);
        var absent = area < LeastArea || width < LeastWidth;
        var margin = present ? Math.Min(1, (area - LeastArea) / 600.0) : absent ? 1 - (double)area / SureArea : 0;
        return new Reading
        {
            Field = zone.Field,
            Kind = zone.Kind,
            Page = pageNumber,
            Box = crop.Box,
            Text = present ? "signed" : "",
            Value = FieldValue.Of(present || !absent),
            Engines = [new EngineReading("ink", $"{area} pixels, {width} wide", present || !absent ? "true" : "false", new RawScore(margin))],
            Evidence = new Evidence { Engines = 1, Agreeing = 1, InkMargin = margin, Residual = crop.Residual, DamagedLines = crop.DamagedLines, BorderInk = crop.BorderInk },
            CropSha256 = ImageHash.Of(page, registration.Map(zone.Box)),
            Reasons = present && (plain || stroke) || absent && plain ? [] : [new Reason("unsure-signature", "It cannot be told whether the form is signed.", zone.Field)],
        };
    }
}
