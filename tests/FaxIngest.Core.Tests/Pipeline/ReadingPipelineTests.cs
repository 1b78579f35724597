using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Read.Letters;
using FaxIngest.Recognize;
using FaxIngest.Render;
using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

public sealed class ReadingPipelineTests
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);
    private static readonly BinaryImage Blank = new(1728, 2184);
    private static readonly BinaryImage Ecm1 = Form("alliance-ecm-referral", 1), Ecm2 = Form("alliance-ecm-referral", 2), Tar = Form("alliance-tar", 1);

    private static BinaryImage Form(string id, int number) => Drawn.Fax(Shipped.Forms.Find(id)!.Pages[number - 1], 0.3, 4, 30);

    private static BinaryImage Scribble()
    {
        var image = new BinaryImage(1728, 2184);
        for (var i = 0; i < 60; i++) Drawn.Stroke(image, 300 + i * 12, 900, 306 + i * 12, 930);
        return image;
    }

    private static ReadResult Read(IEnumerable<BinaryImage> pages, Reason? broken = null, string words = "", IReadOnlyList<PageGroup>? groups = null)
    {
        using var engines = new EngineSet([new SilentEngine(), new SilentEngine("other")]);
        var kinds = new FieldKinds(TimeProvider.System);
        var pipeline = new ReadingPipeline(
            new Pages(pages, broken),
            new NoContainers(),
            new PageWork(new NoImages(), new FormPages(Identifier, new PageReader(kinds), engines), new UnknownPages(new Words(words)), new RenderLimits()),
            new LetterReader(new NoTextPages(), kinds),
            new Progress<int>());
        return pipeline.ReadAsync(new ReadRequest("1", "x", "x.tif", "work") { Groups = groups }, CancellationToken.None).Result;
    }

    [Fact]
    public void Pages_of_one_form_are_one_referral_in_whatever_order()
    {
        var referral = Assert.Single(Read([Ecm2, Ecm1]).Referrals);

        Assert.Equal([1, 2], referral.Pages);
        Assert.Equal("ecm-referral", referral.FormType);
        Assert.Empty(referral.Reasons);
    }

    [Fact]
    public void The_same_form_again_is_another_referral() =>
        Assert.Equal([1, 2], Read([Tar, Tar]).Referrals.Select(r => r.Pages.Single()));

    [Fact]
    public void Pages_are_laid_together_as_a_person_says()
    {
        var referrals = Read([Tar, Ecm2, Ecm1, Scribble()], groups: [new PageGroup(2, [3, 2]), new PageGroup(5, [1])]).Referrals;

        Assert.Equal(["ecm-referral", "tar"], referrals.Select(r => r.FormType));
        Assert.Equal([3, 2], referrals[0].Pages);
        Assert.Equal((2, 5), (referrals[0].Group!.Number, referrals[1].Group!.Number));
        Assert.Empty(referrals[0].Reasons);
        Assert.NotEmpty(referrals[0].Readings);
    }

    [Fact]
    public void A_page_is_read_as_the_form_a_person_says_it_is_or_keyed_by_hand_where_it_does_not_lie_over_it()
    {
        var faint = Drawn.Fax(Shipped.Forms.Find("alliance-tar")!.Pages[0]);
        // Torn off until too little of it is left to be found among all forms.
        for (int row = faint.Height / 5; Identifier.Identify(faint) is not null; row -= faint.Height / 60) Array.Clear(faint.Ink, faint.Width * row, faint.Width * (faint.Height - row));
        var read = Assert.Single(Read([faint], groups: [new PageGroup(1, [1]) { FormType = "tar" }]).Referrals);
        Assert.Equal(("alliance-tar", "tar"), (read.Template, read.FormType));
        var keyed = Assert.Single(Read([Scribble()], groups: [new PageGroup(1, [1]) { FormType = "cs-meals" }]).Referrals);
        Assert.Equal((null, "cs-meals", "not-laid"), (keyed.Template, keyed.FormType, keyed.Reasons.Single().Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    public void A_page_is_read_from_mended_lines_and_seen_as_it_came(int rotation)
    {
        var came = new BinaryImage(Tar.Width, Tar.Height, [.. Tar.Ink]);
        int[] garbled = [.. Enumerable.Range(1200, 4)];
        foreach (int line in garbled) Drawn.Fill(came, 100, line, 1500, 1);
        var images = new KeptImages();
        using var engines = new EngineSet([new SilentEngine(), new SilentEngine("other")]);
        var work = new PageWork(images, new FormPages(Identifier, new PageReader(new FieldKinds(TimeProvider.System)), engines), new UnknownPages(new Words("")), new RenderLimits());

        var rendered = rotation == 0 ? new RenderedPage(1, came) { Garbled = garbled } : new RenderedPage(1, Turning.Turn(came, 180)) { Garbled = [.. garbled.Select(line => came.Height - 1 - line).Order()] };
        var (page, match, _) = work.Read(rendered, 1, ("x", null), null);

        Assert.Equal(("alliance-tar", rotation), (match!.Template.Id, page.Rotation));
        Assert.Equal(came.Ink, images.Last!.Ink);
        Assert.True(match.Registration.Page.Row(1201).Count((byte)1) < 400);
    }

    [Fact]
    public void A_page_that_did_not_arrive_is_said() =>
        Assert.Equal("page-missing", Assert.Single(Assert.Single(Read([Ecm1]).Referrals).Reasons).Code);

    [Fact]
    public void What_is_no_form_goes_to_a_person_beside_the_forms()
    {
        var result = Read([Tar, Scribble(), Blank, Scribble()]);

        Assert.Equal(["tar", "unknown", "unknown"], result.Referrals.Select(r => r.FormType));
        Assert.Equal(["form", "unknown", "blank", "unknown"], result.Pages.Select(p => p.Kind));
    }

    [Theory]
    [InlineData("FAX COVER SHEET", "cover-sheet")]
    [InlineData("Fax To: From: Date: Re: Pages:", "cover-sheet")]
    [InlineData("Dear doctor, the patient lost his home.", "unknown")]
    public void A_cover_sheet_is_known_by_its_words(string words, string kind) =>
        Assert.Equal(kind, Read([Scribble()], words: words).Pages[0].Kind);

    [Fact]
    public void A_cover_sheet_is_no_referral_unless_it_came_alone()
    {
        Assert.Equal("tar", Assert.Single(Read([Scribble(), Tar], words: "fax cover").Referrals).FormType);
        Assert.Equal("unknown", Assert.Single(Read([Scribble()], words: "fax cover").Referrals).FormType);
    }

    [Fact]
    public void Empty_pages_alone_hold_no_referral() => Assert.Empty(Read([Blank, Blank]).Referrals);

    [Fact]
    public void A_file_that_breaks_off_keeps_its_good_pages_and_says_so()
    {
        var result = Read([Tar], new Reason("damaged", "The rest is gone."));

        Assert.Null(result.Unreadable);
        Assert.Equal("damaged", Assert.Single(result.Notes).Code);
        Assert.Single(result.Referrals);
    }

    [Fact]
    public void A_file_without_a_page_is_unreadable()
    {
        Assert.Equal("password-protected", Read([], new Reason("password-protected", "Locked.")).Unreadable?.Code);
        Assert.Equal("damaged", Read([]).Unreadable?.Code);
    }

    private sealed class Pages(IEnumerable<BinaryImage> images, Reason? broken) : IPageSource
    {
        public IEnumerable<RenderedPage> Open(string path)
        {
            var number = 0;
            foreach (var image in images) yield return new RenderedPage(++number, image);
            if (broken is not null) throw new UnreadableException(broken);
        }
    }

    private sealed class NoContainers : IContainerSource, IContainerSession
    {
        public IContainerSession Begin() => this;

        public Contents? Open(PartFile file) => null;

        public void Dispose() { }
    }

    private sealed class NoTextPages : ITextPages
    {
        public IEnumerable<TextPage> Draw(PartText text) => [];
    }

    private sealed class NoImages : IPageImageWriter
    {
        public string Write(string folder, int pageNumber, BinaryImage page) => $"page-{pageNumber}.png";
    }

    private sealed class KeptImages : IPageImageWriter
    {
        public BinaryImage? Last { get; private set; }

        public string Write(string folder, int pageNumber, BinaryImage page)
        {
            Last = page;
            return "page.png";
        }
    }

    private sealed class SilentEngine(string name = "silent") : IOcrEngine
    {
        public string Name => name;

        public string Version => "1";

        public LineReading ReadLine(BinaryImage crop) => new("", new RawScore(0), null);

        public void Dispose() { }
    }

    private sealed class Words(string text) : IPageWordReader
    {
        public string Name => "words";

        public string Version => "1";

        public IReadOnlyList<PageWord> ReadWords(BinaryImage page, PageLayout layout) =>
            [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new PageWord(w, PageBox.Page, 0, new RawScore(1)))];

        public void Dispose() { }
    }
}
