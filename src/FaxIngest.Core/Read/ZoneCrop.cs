using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>What stands in a zone once the form's own print is gone.</summary>
/// <param name="Entry">The entry's ink, straightened, 204×196 dpi; larger than the zone by its margins.</param>
/// <param name="Box">The zone on the upright page.</param>
/// <param name="Blank">Nothing is written there.</param>
/// <param name="BorderInk">Share of ink that was taken away though it may have been the entry's, 0..1.</param>
/// <param name="DamagedLines">Share of the zone's lines in which torn lines or streaks were mended, 0..1.</param>
/// <param name="InkHeight">Height of the writing, pixels.</param>
/// <param name="Emptiness">Of a blank: how far its ink is from what an entry that hardly came through leaves, 0 (on that border) .. 1 (none at all).</param>
/// <param name="Residual">How far the zone's own print stood from where the page's warp put it, pixels.</param>
/// <param name="Doubts">Why the entry may not be whole.</param>
internal sealed record ZoneCrop(BinaryImage Entry, PageBox Box, bool Blank, double BorderInk, double DamagedLines, double InkHeight, double Emptiness, double Residual, IReadOnlyList<Reason> Doubts)
{
    /// <summary>Share of the form's print around the entry that the page has, 0..1; 1 where there is too little to tell.</summary>
    public double PrintFit { get; init; } = 1;

    /// <summary>Where the last letter ends, pixels of the template from the left; 0 where there is none.</summary>
    public int End { get; init; }

    /// <summary>The entry with what looks struck out; null where nothing does.</summary>
    public BinaryImage? Unstruck { get; init; }

    /// <summary>The entry with bars in place of the streaks through it (<see cref="Streak"/>); null where there are none.</summary>
    public BinaryImage? Streaked { get; init; }
}
