using FaxIngest.Receive.Sidecars;

namespace FaxIngest.Receive;

/// <summary>Says which files of a folder belong together. It looks at names and at what sidecars say, never into documents; its time grows with the number of files, not faster.</summary>
internal sealed class ParcelPlan
{
    /// <summary>Files of a fax; more stay faxes of their own.</summary>
    private const int MostPages = 2_000;

    private readonly DropPlace place;
    private readonly Func<string, FaxNote?> logged;
    private readonly bool useSidecars;
    private readonly Dictionary<string, Sighting> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, Sighting> byStem;
    private readonly Dictionary<string, List<(Sighting File, PageMark Mark)>> marked = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Sighting> taken = [];
    private readonly Dictionary<Sighting, Parcel> parcelOf = [];
    private readonly List<Parcel> parcels = [];

    private ParcelPlan(DropPlace place, IReadOnlyCollection<Sighting> files, Func<string, FaxNote?> logged, bool useSidecars)
    {
        (this.place, this.logged, this.useSidecars) = (place, logged, useSidecars);
        var documents = files.Where(file => !IsSidecar(file)).ToList();
        foreach (var file in documents)
        {
            byName.TryAdd(file.Name, file);
            if (PageMark.In(file.Name) is not { } mark) continue;
            if (!marked.TryGetValue(mark.Fax, out var pages)) marked[mark.Fax] = pages = [];
            pages.Add((file, mark));
        }
        byStem = documents.ToLookup(file => file.Stem, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The faxes in a folder, the oldest first.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="files">All files seen in it.</param>
    /// <param name="logged">What the fax server's log says of a file by its name.</param>
    /// <param name="useSidecars">False: every file is a document.</param>
    public static List<Parcel> Of(DropPlace place, IReadOnlyCollection<Sighting> files, Func<string, FaxNote?> logged, bool useSidecars)
    {
        var plan = new ParcelPlan(place, files, logged, useSidecars);
        foreach (var sidecar in files.Where(plan.IsSidecar)) plan.TakeWith(sidecar);
        foreach (var (fax, pages) in plan.marked) plan.TakePages(fax, pages);
        foreach (var file in files.Where(file => !plan.IsSidecar(file) && plan.taken.Add(file))) plan.parcels.Add(plan.Single(file, FaxNote.Nothing, null, null));
        plan.parcels.Sort((a, b) => a.Files[0].Modified != b.Files[0].Modified ? a.Files[0].Modified.CompareTo(b.Files[0].Modified) : string.CompareOrdinal(a.Name, b.Name));
        return plan.parcels;
    }

    /// <summary>A file that is a fax server's note, or may be one and was not read yet.</summary>
    private bool IsSidecar(Sighting file) => useSidecars && SidecarCatalog.MayBe(file.Name) && file.Reading is null or { IsSidecar: true } or { IsBroken: true };

    private void TakeWith(Sighting sidecar)
    {
        var notes = sidecar.Reading?.Notes ?? [];
        bool several = notes.Count > 1;
        bool found = false;
        foreach (var note in notes)
        {
            var parcel = note.Files.Count > 0 ? ByFiles(sidecar, note, several) : null;
            // "fax1.tif" is what the server calls it, "fax1.pdf" may be what it wrote.
            if (parcel is null && !several) parcel = ByStem(sidecar, note);
            if (parcel is null) continue;
            found = true;
            parcels.Add(parcel);
        }
        if (notes.Count == 0 && ByStem(sidecar, FaxNote.Nothing) is { } noted)
        {
            found = true;
            parcels.Add(noted);
        }
        if (!found && !IsSecond(sidecar, notes)) parcels.Add(new Parcel { Place = place, Name = sidecar.Name, Files = [sidecar], IsOrphan = true });
    }

    /// <summary>Some servers write two notes of a fax (an .xml for programs, a .txt for people).</summary>
    private bool IsSecond(Sighting sidecar, IReadOnlyList<FaxNote> notes)
    {
        if (notes.Count > 1) return false;
        var file = notes is [{ Files.Count: > 0 } note] ? byName.GetValueOrDefault(note.Files[0]) : byName.GetValueOrDefault(sidecar.Stem) ?? byStem[sidecar.Stem].FirstOrDefault();
        if (file is null || !parcelOf.TryGetValue(file, out var parcel)) return false;
        parcel.Sidecars.Add(sidecar);
        if (notes.Count == 1) parcel.Note = parcel.Note.Or(notes[0]);
        return true;
    }

    private Parcel? ByFiles(Sighting sidecar, FaxNote note, bool several)
    {
        var files = note.Files.Select(name => byName.GetValueOrDefault(name) ?? byStem[Path.GetFileNameWithoutExtension(name)].FirstOrDefault()).ToList();
        var there = files.OfType<Sighting>().Where(file => !taken.Contains(file)).Distinct().ToList();
        if (there.Count == 0 || there.Count > MostPages) return null;
        foreach (var file in there) taken.Add(file);
        if (note.Files.Count == 1) return Single(there[0], note, several ? null : sidecar, several ? sidecar : null);
        string name = PageMark.In(there[0].Name)?.Fax ?? (several ? there[0].Stem : sidecar.Stem);
        return Pages(name, there, note.Files.Count - there.Count, mayGrow: false, note, several ? null : sidecar, several ? sidecar : null);
    }

    /// <summary>A sidecar that names no file belongs to what has its name: fax1.xml or fax1.tif.xml to fax1.tif, or to fax1_p1.tif and its likes.</summary>
    private Parcel? ByStem(Sighting sidecar, FaxNote note)
    {
        var file = byName.GetValueOrDefault(sidecar.Stem) ?? byStem[sidecar.Stem].FirstOrDefault();
        if (file is not null) return taken.Add(file) ? Single(file, note, sidecar, null) : null;
        if (!marked.Remove(sidecar.Stem, out var pages)) return null;
        return Marked(sidecar.Stem, [.. pages.Where(page => !taken.Contains(page.File))], note, sidecar);
    }

    private void TakePages(string fax, List<(Sighting File, PageMark Mark)> pages)
    {
        pages.RemoveAll(page => taken.Contains(page.File));
        // A number at the end alone is a page only in company: "letter.001" may be any file.
        bool said = pages.Any(page => page.Mark.Of is not null || !char.IsAsciiDigit(Path.GetExtension(page.File.Name).LastOrDefault()));
        if (pages.Count == 0 || pages.Count > MostPages || (!said && pages.Count == 1)) return;
        if (Marked(fax, pages, FaxNote.Nothing, null) is { } parcel) parcels.Add(parcel);
    }

    private Parcel? Marked(string fax, List<(Sighting File, PageMark Mark)> pages, FaxNote note, Sighting? sidecar)
    {
        // The same page twice (fax1_p1.tif beside fax1_p1.pdf) is not one fax.
        var inOrder = pages.OrderBy(page => page.Mark.Page).DistinctBy(page => page.Mark.Page).ToList();
        if (inOrder.Count == 0) return null;
        foreach (var page in inOrder) taken.Add(page.File);
        int first = inOrder[0].Mark.Page == 0 ? 0 : 1;
        int last = inOrder[^1].Mark.Page;
        int? of = inOrder.Max(page => page.Mark.Of) ?? (note.Pages is { } counted && counted >= inOrder.Count ? counted : null);
        int expected = Math.Max(of ?? 0, last - first + 1);
        return Pages(fax, [.. inOrder.Select(page => page.File)], expected - inOrder.Count, mayGrow: of is null, note, sidecar, null);
    }

    private Parcel Single(Sighting file, FaxNote note, Sighting? sidecar, Sighting? list) => Make(file.Name, [file], note, sidecar, list);

    private Parcel Pages(string name, IReadOnlyList<Sighting> files, int missing, bool mayGrow, FaxNote note, Sighting? sidecar, Sighting? list)
    {
        var parcel = Make(name, files, note, sidecar, list);
        (parcel.IsPages, parcel.Missing, parcel.MayGrow) = (true, missing, mayGrow);
        return parcel;
    }

    private Parcel Make(string name, IReadOnlyList<Sighting> files, FaxNote note, Sighting? sidecar, Sighting? list)
    {
        var fromLog = useSidecars ? logged(files[0].Name) ?? logged(name) : null;
        var parcel = new Parcel
        {
            Place = place,
            Name = name,
            Files = files,
            Sidecars = sidecar is null ? [] : [sidecar],
            List = list,
            Note = fromLog is null ? note : note.Or(fromLog),
            HasNote = fromLog is not null || note != FaxNote.Nothing,
            NoteBroken = sidecar is { Reading: not null } && note == FaxNote.Nothing,
            NoteComing = sidecar is { Reading: null },
        };
        foreach (var file in files) parcelOf[file] = parcel;
        return parcel;
    }
}
