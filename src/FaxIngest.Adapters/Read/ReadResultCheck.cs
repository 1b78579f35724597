using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>Believes nothing of a reader's result: page images must be plain files it wrote into the work folder, pages and boxes must be possible.</summary>
internal static partial class ReadResultCheck
{
    private static readonly HashSet<string> Kinds = new(
        [PageKinds.Form, PageKinds.CoverSheet, PageKinds.Correspondence, PageKinds.Attachment, PageKinds.Blank, PageKinds.Separator, PageKinds.Unknown], StringComparer.Ordinal);

    /// <summary>Checks a result.</summary>
    /// <exception cref="ReaderFaultException">Code <c>reader-garbage</c>.</exception>
    internal static void Check(ReadResult result, string workFolder)
    {
        if (result.Pages is null || result.Referrals is null || result.Notes is null || result.Versions is null || result.Engines is null || result.Engines.Any(string.IsNullOrEmpty)) throw Garbage("a part is missing");
        var pages = new HashSet<int>();
        foreach (var page in result.Pages)
        {
            if (page.Page < 1 || !pages.Add(page.Page)) throw Garbage("page numbers");
            if (!Kinds.Contains(page.Kind)) throw Garbage("a kind of page");
            if (page.Rotation is not (0 or 90 or 180 or 270) || page.Width < 0 || page.Height < 0 || page.BadLines < 0) throw Garbage("a page's measures");
            if (page.Part is { } part && (uint)part >= (uint)(result.Parts?.Count ?? 0)) throw Garbage("a page's part");
            if (page.Image is not null) CheckImage(page.Image, workFolder);
        }
        foreach (var referral in result.Referrals)
        {
            if (referral.Pages is null || referral.Pages.Any(page => !pages.Contains(page))) throw Garbage("a referral's pages");
            if (referral.Part is { } part && (uint)part >= (uint)(result.Parts?.Count ?? 0)) throw Garbage("a referral's part");
            if (string.IsNullOrEmpty(referral.FormType) || referral.Readings is null || referral.Reasons is null) throw Garbage("a referral's form");
            if (!double.IsFinite(referral.MatchScore) || !double.IsFinite(referral.MatchMargin)) throw Garbage("a referral's match");
            foreach (var reading in referral.Readings) CheckReading(reading, pages);
        }
        if (result is { Unreadable: null, Pages.Count: 0 }) throw Garbage("no pages and no reason");
        CheckParts(result);
    }

    /// <summary>Every part has one known end, and the pages it claims are there.</summary>
    private static void CheckParts(ReadResult result)
    {
        for (int i = 0; i < (result.Parts?.Count ?? 0); i++)
        {
            var part = result.Parts![i];
            if (part?.Name is null || part.Type is null || part.Sha256 is null || !PartStates.Knows(part.Status)) throw Garbage("a part");
            if (part.Reason is null && PartStates.NeedsPerson(part.Status)) throw Garbage("a part that was not read, and no reason");
            if (part.Container is { } container && ((uint)container >= (uint)i || result.Parts[container].Status != PartStates.Opened)) throw Garbage("a part's container");
            if (part.Bytes < 0 || part.PageCount != result.Pages.Count(page => page.Part == i)) throw Garbage("a part's pages");
        }
    }

    private static void CheckReading(Reading reading, HashSet<int> pages)
    {
        if (string.IsNullOrEmpty(reading.Field) || reading.Text is null || reading.Engines is null || reading.Reasons is null || reading.Evidence is null) throw Garbage("a reading's parts");
        if (!pages.Contains(reading.Page)) throw Garbage("a reading's page");
        var box = reading.Box;
        if (!NearPage(box.Left) || !NearPage(box.Top) || !NearPage(box.Right) || !NearPage(box.Bottom) || box.Left > box.Right || box.Top > box.Bottom) throw Garbage("a reading's box");
    }

    private static void CheckImage(string name, string workFolder)
    {
        if (!ImageName().IsMatch(name)) throw Garbage("an image's name");
        var file = new FileInfo(Path.Combine(workFolder, name));
        // A link would let the service publish a file that the reader cannot even open.
        if (!file.Exists || file.LinkTarget is not null) throw Garbage("an image that is not there");
    }

    /// <summary>A zone of a page that slipped may reach past its edge, but not by a page.</summary>
    private static bool NearPage(double fraction) => fraction is >= -1 and <= 2;

    private static ReaderFaultException Garbage(string what) => new(ReaderFaults.Garbage(what));

    [GeneratedRegex(@"\Apage-[0-9]{4,6}\.png\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageName();
}
