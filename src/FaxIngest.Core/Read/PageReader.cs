using System.Collections.Concurrent;
using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read.Search;
using FaxIngest.Recognize;
using FaxIngest.Register;
using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>Reads every zone of a page that is known to be a form's.</summary>
public sealed class PageReader(FieldKinds kinds)
{
    /// <summary>Paper left around a line, pixels: engines were trained on lines with little of it.</summary>
    internal const int LineBorder = 6;

    /// <summary>Times that entries are decoded anew, the others being known.</summary>
    private const int Rounds = 2;

    private readonly ConcurrentDictionary<TemplatePage, PrintLayer> prints = new(ReferenceEqualityComparer.Instance);

    /// <summary>The readings of a page, in form order.</summary>
    /// <param name="match">The page over its template.</param>
    /// <param name="sheet">Its number in the document, from 1, and the scan lines it lost on the way.</param>
    /// <param name="engines">Engines of this thread.</param>
    /// <param name="texts">What the file itself says stands on the page, as it came.</param>
    internal IReadOnlyList<Reading> Read(FormMatch match, (int Number, LineDamage Damage) sheet, EngineSet engines, IReadOnlyList<PlacedText>? texts = null)
    {
        var readings = ReadPicture(match, sheet, engines);
        return texts is not { Count: > 0 } ? readings : DigitalMerge.Apply(readings, [.. texts.Select(t => t.Turn(match.Rotation))], kinds);
    }

    /// <summary>The revision that a page bears; null: the template's, or none that can be read.</summary>
    internal string? OtherRevision(FormMatch match, EngineSet engines) => RevisionCheck.Other(match, PrintOf(match.Page), engines);

    private PrintLayer PrintOf(TemplatePage page) => prints.GetOrAdd(page, p => new PrintLayer(p));

    private IReadOnlyList<Reading> ReadPicture(FormMatch match, (int Number, LineDamage Damage) sheet, EngineSet engines)
    {
        var registration = match.Registration;
        var print = PrintOf(match.Page);
        var cleaned = PageCleaner.Clean(registration, print);
        var page = cleaned.Page;
        var readings = new List<Reading>();
        var entries = new List<(int Place, DecodedField Decoded)>();
        var fits = new List<(int Place, double Fit)>();
        var written = new List<(Zone Zone, int Place, int End)>();
        foreach (var zone in match.Page.Zones)
        {
            var (share, longest) = sheet.Damage.In(zone.Box, registration);
            if (zone.Style == ZoneStyle.Marks)
            {
                readings.Add(WithDamage(MarkReader.Read(page, registration, print, zone, sheet.Number), share));
                continue;
            }

            var crop = ZoneCropper.Cut(cleaned, registration, print, zone);
            fits.Add((readings.Count, crop.PrintFit));
            written.Add((zone, readings.Count, crop.End));
            if (zone.Style == ZoneStyle.Signature)
            {
                readings.Add(WithDamage(SignatureReader.Read(page, crop, registration, zone, sheet.Number), share));
                continue;
            }

            crop = crop with { DamagedLines = Math.Max(crop.DamagedLines, share) };
            if (longest >= LineDamage.Many && !crop.Blank) crop = crop with { Doubts = [.. crop.Doubts, LinesLost(zone)] };
            var entry = Entry(page, crop, registration, zone, sheet.Number);
            if (!crop.Blank)
            {
                DecodedField decoded;
                if (crop.Unstruck is not { } unstruck) decoded = Decode(crop.Entry, crop.Streaked);
                else
                {
                    (decoded, var isStruck) = StrikeOut.Choose(Decode(unstruck), crop.Entry.Ink.Contains((byte)1) ? () => Decode(crop.Entry) : null);
                    if (!isStruck) entry = entry with { Reasons = [.. entry.Reasons.Where(r => r.Code != StrikeOut.Code)] };
                }

                entries.Add((readings.Count, decoded));
                entry = Filled(entry, decoded);
            }

            readings.Add(entry);

            DecodedField Decode(BinaryImage ink, BinaryImage? streaked = null) => engines.Read(LinesOf(ink), kinds[zone.Kind], streaked is null ? null : LinesOf(streaked));

            IReadOnlyList<BinaryImage> LinesOf(BinaryImage ink) => [.. Lines(crop with { Entry = ink }, registration.Template, zone).Select(line => Trimming.ToInk(line, LineBorder))];
        }

        var adapted = Adapted(entries);
        foreach (var (place, decoded) in adapted)
            readings[place] = Filled(readings[place], decoded.Reconsider?.Invoke(new PageWords(adapted.Where(e => e.Place != place).Select(e => e.Decoded.Alternatives))) ?? decoded);
        return PrintCheck.Doubt(StreakCheck.Doubt(Overrun.Doubt(readings, written, print)), fits);
    }

    /// <summary>The entries decoded once more where the others show what the page's characters are taken for.</summary>
    private static IReadOnlyList<(int Place, DecodedField Decoded)> Adapted(IReadOnlyList<(int Place, DecodedField Decoded)> entries)
    {
        var now = entries;
        for (int round = 0; round < Rounds; round++)
        {
            var before = now;
            now = [.. entries.Select((e, i) =>
            {
                var habits = new PageHabits(before.Where((_, other) => other != i).Select(other => other.Decoded.Taken.Value));
                return (e.Place, e.Decoded.Adapt?.Invoke(habits) ?? e.Decoded);
            })];
        }

        return now;
    }

    private static Reading WithDamage(Reading reading, double share) =>
        reading with { Evidence = reading.Evidence with { DamagedLines = Math.Max(reading.Evidence.DamagedLines, share) } };

    private static Reason LinesLost(Zone zone) => new("line-errors", "The telephone line lost several scan lines in a row here: compare with the image.", zone.Field);

    /// <summary>A text entry before it is read.</summary>
    private static Reading Entry(BinaryImage page, ZoneCrop crop, Registration registration, Zone zone, int pageNumber) => new()
    {
        Field = zone.Field,
        Kind = zone.Kind,
        Page = pageNumber,
        Box = crop.Box,
        Blank = crop.Blank,
        Reasons = crop.Doubts,
        CropSha256 = ImageHash.Of(page, crop.Box),
        Evidence = new Evidence { InkMargin = crop.Emptiness, Residual = Residual(registration, crop), DamagedLines = crop.DamagedLines, BorderInk = crop.BorderInk, InkHeight = crop.InkHeight },
    };

    private static Reading Filled(Reading entry, DecodedField decoded) => entry with
    {
        Text = decoded.Text,
        Value = decoded.Value,
        Engines = decoded.Engines,
        Evidence = decoded.Evidence with
        {
            Residual = entry.Evidence.Residual,
            DamagedLines = entry.Evidence.DamagedLines,
            BorderInk = entry.Evidence.BorderInk,
            InkHeight = entry.Evidence.InkHeight,
        },
    };

    private static double Residual(Registration registration, ZoneCrop crop) =>
        double.IsFinite(registration.Residual) ? Math.Max(registration.Residual, crop.Residual) : 99;

    private static IReadOnlyList<BinaryImage> Lines(ZoneCrop crop, TemplatePage template, Zone zone)
    {
        switch (zone.Style)
        {
            case ZoneStyle.Comb:
                var left = zone.Box.Left * template.Width - ((int)(zone.Box.Left * template.Width) - ZoneCropper.MarginX);
                return [CombComposer.Compose(crop.Entry, zone.Cells, left, left + zone.Box.Width * template.Width)];
            case ZoneStyle.Prose:
                var lines = TextLines.Split(crop.Entry);
                return lines.Count == 0 ? [crop.Entry] : lines;
            default:
                return [crop.Entry];
        }
    }
}
