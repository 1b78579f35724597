using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Render;

namespace FaxIngest.Pipeline;

/// <summary>Render → Identify → Register → Read for one file, page by page. Runs in the reader process; one instance serves one thread.</summary>
/// <param name="source">Opens files.</param>
/// <param name="images">Keeps page images.</param>
/// <param name="forms">Reads pages of known forms.</param>
/// <param name="unknown">Says what other pages are.</param>
/// <param name="progress">Told the number of each page that is done.</param>
public sealed class ReadingPipeline(IPageSource source, IPageImageWriter images, FormPages forms, UnknownPages unknown, IProgress<int> progress) : IDocumentReader
{
    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        var pages = new List<ReadPage>();
        var referrals = new ReferralAssembly();
        Reason? stopped = null;
        try
        {
            foreach (var rendered in source.Open(request.Path))
            {
                cancellation.ThrowIfCancellationRequested();
                pages.Add(ReadPage(rendered, pages.Count + 1, request.WorkFolder, referrals));
                progress.Report(pages.Count);
            }
        }
        catch (UnreadableException e)
        {
            stopped = e.Reason;
        }

        return Task.FromResult(new ReadResult
        {
            Unreadable = pages.Count == 0 ? stopped ?? new Reason("damaged", "The file holds no page.") : null,
            Pages = pages,
            Referrals = referrals.Close(pages),
            Notes = pages.Count > 0 && stopped is not null ? [stopped] : [],
            Engines = forms.Engines,
            Versions = forms.Versions,
        });
    }

    private ReadPage ReadPage(RenderedPage rendered, int number, string workFolder, ReferralAssembly referrals)
    {
        if (forms.Read(rendered.Image, number) is var (match, readings))
        {
            referrals.Add(number, match, readings);
            return Page(rendered, number, PageKinds.Form, match.Rotation, workFolder, match.Registration.Page);
        }

        // Last of all: a page taken for blank is seen by nobody.
        var kind = BlankPage.Is(rendered.Image) ? PageKinds.Blank : unknown.KindOf(rendered.Image);
        return Page(rendered, number, kind, 0, workFolder, rendered.Image);
    }

    private ReadPage Page(RenderedPage rendered, int number, string kind, int rotation, string workFolder, Recognize.BinaryImage upright) =>
        new(number, kind, rotation, images.Write(workFolder, number, upright), upright.Width, upright.Height, rendered.BadLines);
}
