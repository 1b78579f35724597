using FaxIngest.Model;
using FaxIngest.Receive.Sidecars;
using FaxIngest.Store;

namespace FaxIngest.Receive;

/// <summary>Makes a parcel durable: its bytes in the blob store, then its row with all that is known of it.</summary>
internal sealed class ParcelIntake(FolderSourceOptions options, IBlobStore blobs, IFaxStore store, TimeProvider time)
{
    /// <summary>A server's clock may go ahead of ours by this; more is wrong.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    /// <summary>Stores and admits a single file.</summary>
    /// <param name="parcel">The fax.</param>
    /// <param name="bytes">Its file.</param>
    /// <param name="note">All that is said of it.</param>
    /// <param name="isSame">Whether the file is still what it was; asked when its bytes are stored.</param>
    /// <param name="cancellation">Stops before the row is written.</param>
    /// <returns>Null: it is not what it was when it was first seen.</returns>
    public async Task<Admission?> AdmitAsync(Parcel parcel, Stream bytes, FaxNote note, Func<bool> isSame, CancellationToken cancellation)
    {
        bytes.Position = 0;
        var (sha256, length) = await blobs.PutAsync(bytes, cancellation).ConfigureAwait(false);
        var file = parcel.Files[0];
        if (length != file.Length || !isSame()) return null;
        string key = FormattableString.Invariant($"folder:{file.FullPath}|{file.Length}|{file.Modified:O}|{sha256}");
        return await AdmitAsync(parcel, sha256, length, file.Name, key, note, cancellation).ConfigureAwait(false);
    }

    /// <summary>Stores and admits several pages as one document; the same otherwise.</summary>
    public async Task<Admission?> AdmitPagesAsync(Parcel parcel, IReadOnlyList<PageBundle.Page> pages, FaxNote note, Func<bool> isSame, CancellationToken cancellation)
    {
        await using var bundle = new PageBundle(pages);
        var (sha256, length) = await blobs.PutAsync(bundle, cancellation).ConfigureAwait(false);
        if (!isSame()) return null;
        string key = FormattableString.Invariant($"folder:{Path.Combine(parcel.Place.Folder, parcel.Name)}|{pages.Count} pages|{parcel.Files.Max(file => file.Modified):O}|{sha256}");
        return await AdmitAsync(parcel, sha256, length, parcel.Name + ".zip", key, note, cancellation).ConfigureAwait(false);
    }

    /// <summary>Adds what the fax server said after the fax was taken in: all of it until a decision stands, and its counts for ever, so that the ledger compares them.</summary>
    public Task<bool> AddLateAsync(string faxId, FaxNote note, CancellationToken cancellation) => store.AmendAsync(faxId, fax => Amended(fax, note), "sidecar-late", cancellation);

    private (Source, Delivery)? Amended(Fax fax, FaxNote note)
    {
        // The same bytes from elsewhere: which of the arrivals is spoken of is not known.
        if (note.Said == 0 && !note.Cut || fax.Arrivals != 1) return null;
        var now = time.GetUtcNow();
        var was = fax.Delivery ?? new Delivery();
        bool open = fax.State is FaxState.Received or FaxState.Read or FaxState.AwaitingVerification or FaxState.Stuck;
        string? line = LineOf(note.Line) ?? fax.Source.FaxLine;
        bool ahead = note.ReceivedAt > now + ClocksDiffer;
        var received = ahead ? fax.Source.ReceivedAt : note.ReceivedAt ?? fax.Source.ReceivedAt;
        var source = fax.Source with { FaxLine = line, CallerId = note.Caller ?? fax.Source.CallerId, Station = note.Station ?? fax.Source.Station, ReceivedAt = received <= now ? received : now };
        var late = new Parcel { Place = options.Places[0], Name = fax.FileName, Files = [], HasNote = true };
        var delivery = was with
        {
            Pages = note.Pages ?? was.Pages,
            BadLines = note.BadLines ?? was.BadLines,
            BadLinesByPage = note.BadLinesByPage.Count > 0 ? note.BadLinesByPage : was.BadLinesByPage,
            Urgent = was.Urgent || note.Urgent || line is not null && options.UrgentLineList.Contains(line),
            Reasons = [.. was.Reasons.Where(reason => reason.Code != "sidecar-missing"), .. Reasons(late, note, ahead).ExceptBy(was.Reasons.Select(reason => reason.Code), reason => reason.Code)],
            Remarks = [.. was.Remarks.Where(remark => remark is not ("no-sidecar" or "sidecar-late")), "sidecar-late"],
        };
        return (open ? source : fax.Source, delivery);
    }

    private Task<Admission> AdmitAsync(Parcel parcel, string sha256, long length, string name, string key, FaxNote note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        bool ahead = note.ReceivedAt > now + ClocksDiffer;
        var said = ahead ? null : note.ReceivedAt;
        var received = said ?? new DateTimeOffset(parcel.Files.Max(file => file.Modified), TimeSpan.Zero);
        string line = LineOf(note.Line) ?? parcel.Place.FaxLine;
        var delivery = new Delivery
        {
            Pages = note.Pages,
            BadLines = note.BadLines,
            BadLinesByPage = note.BadLinesByPage,
            Urgent = note.Urgent || parcel.Place.Urgent || options.UrgentLineList.Contains(line),
            Reasons = [.. Reasons(parcel, note, ahead)],
            Remarks = parcel.HasNote || parcel.NoteBroken || parcel.IsOrphan ? [] : ["no-sidecar"],
        };
        var source = new Source("fax", received <= now ? received : now, line, note.Caller, Station: note.Station);
        return store.AdmitAsync(new Arrival(sha256, length, name, source, key) { Delivery = delivery }, cancellation);
    }

    /// <summary>A whole number, or that of our lines which ends in the extension.</summary>
    private string? LineOf(string? said) =>
        said is { Length: 10 } ? said : said is null ? null : options.Places.Select(place => place.FaxLine).Concat(options.UrgentLineList).FirstOrDefault(line => line.EndsWith(said, StringComparison.Ordinal));

    private IEnumerable<Reason> Reasons(Parcel parcel, FaxNote note, bool ahead)
    {
        if (parcel.IsOrphan)
        {
            yield return parcel.Files[0].Reading is { IsBroken: true }
                ? new("sidecar-broken", "The fax server wrote this file beside a fax, but it cannot be understood and its fax did not come.")
                : new("sidecar-orphaned", "The fax server wrote this note about a fax, but the fax itself did not come. Ask the fax server for it.");
            yield break;
        }
        if (parcel.Missing > 0) yield return new("pages-missing", parcel.Missing == 1 ? "A page of this fax did not come." : $"{parcel.Missing} pages of this fax did not come.");
        if (parcel.NoteBroken) yield return new("sidecar-broken", "What the fax server wrote about this fax cannot be understood: sender, time and number of pages are not checked.");
        if (!parcel.HasNote && !parcel.NoteBroken && options.Sidecars == SidecarUse.Required)
            yield return new("sidecar-missing", "The fax server wrote nothing about this fax: sender, time and number of pages are not checked.");
        if (note.Cut) yield return new("fax-cut", "The fax server says that the call did not end well: pages or parts of them may be missing.");
        if (ahead) yield return new("received-ahead", "The fax server gives a time that has not come yet; the time of the file counts instead.");
    }
}
