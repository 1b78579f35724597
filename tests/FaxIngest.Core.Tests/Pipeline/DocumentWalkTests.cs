using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Read.Letters;
using FaxIngest.Recognize;
using FaxIngest.Render;
using FaxIngest.Tests.Read;

namespace FaxIngest.Pipeline;

/// <summary>Containers made up in memory: a path names what is at it.</summary>
public sealed class DocumentWalkTests
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);
    private static readonly BinaryImage Ecm1 = Form("alliance-ecm-referral", 1), Ecm2 = Form("alliance-ecm-referral", 2), Tar = Form("alliance-tar", 1);

    private readonly Dictionary<string, BinaryImage[]> pages = [];
    private readonly Dictionary<string, Contents> containers = [];

    private static BinaryImage Form(string id, int number) => Drawn.Fax(Shipped.Forms.Find(id)!.Pages[number - 1], 0.3, 4, 30);

    private FoundPart File(string path, string type, params BinaryImage[] images)
    {
        if (images.Length > 0) pages[path] = images;
        return new FoundPart { Name = path, Type = type, Sha256 = path.TrimEnd('\''), File = new PartFile(path, path) };
    }

    private static FoundPart Text(string text) =>
        new() { Name = "text", Type = "text/plain", Text = new PartText(text.Split('\n'), Body: true, []) };

    private static Contents Holding(params FoundPart[] parts) => new(parts, parts.Length);

    private ReadResult Read(Contents document, int maxPages = 500)
    {
        containers["document"] = document;
        using var engines = new EngineSet([new SilentEngine("one"), new SilentEngine("two")]);
        var kinds = new FieldKinds(new FixedTime(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)));
        var stage = new Stage(pages, containers);
        var pipeline = new ReadingPipeline(stage, stage,
            new PageWork(stage, new FormPages(Identifier, new PageReader(kinds), engines), new UnknownPages(new NoWords()), new RenderLimits(maxPages)),
            new LetterReader(stage, kinds), new Progress<int>());
        return pipeline.ReadAsync(new ReadRequest("1", "document", "mail.eml", "work"), CancellationToken.None).Result;
    }

    [Fact]
    public void Page_numbers_run_through_all_parts_and_pages_know_their_part()
    {
        containers["zip"] = Holding(File("b.tif", "image/tiff", Tar, Tar));
        var result = Read(Holding(Text("See attached."), File("a.tif", "image/tiff", Tar), File("zip", "application/zip")));

        Assert.Equal([(1, 1), (2, 3), (3, 3)], result.Pages.Select(p => (p.Page, p.Part!.Value)));
        Assert.Equal(["text", "read", "opened", "read"], result.Parts!.Select(p => p.Status));
        Assert.Equal([null, null, null, 2], result.Parts!.Select(p => p.Container));
        Assert.Equal([1, 3, 3], result.Referrals.Select(r => r.Part!.Value));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void A_letter_that_names_a_member_is_a_referral_with_fields_for_a_person()
    {
        var result = Read(Holding(Text("We refer this member for housing.\nMember name: Maria Example\nDOB: 4/5/1961\nCIN: 91234567A")));

        var referral = Assert.Single(result.Referrals);
        Assert.Equal("correspondence", referral.FormType);
        Assert.Equal("correspondence", Assert.Single(result.Pages).Kind);
        Assert.Equal(["Example", "Maria", "1961-04-05", "91234567A"], referral.Readings.Select(r => r.Value!.Text));
        Assert.All(referral.Readings, reading => Assert.Equal("from-text", Assert.Single(reading.Reasons).Code));
    }

    [Fact]
    public void A_text_that_says_something_beside_a_form_is_shown_and_told()
    {
        var result = Read(Holding(Text("She was evicted yesterday and sleeps in her car."), File("a.tif", "image/tiff", Tar)));

        Assert.Equal(["correspondence", "form"], result.Pages.Select(p => p.Kind));
        Assert.Equal("tar", Assert.Single(result.Referrals).FormType);
        Assert.Equal("mail-text", Assert.Single(result.Notes).Code);
    }

    [Fact]
    public void A_few_words_alone_are_shown_after_all()
    {
        var result = Read(Holding(Text("See attached."), File("x.mp3", "audio/mpeg")));

        Assert.Equal("correspondence", Assert.Single(result.Pages).Kind);
        Assert.Equal(["read", "not-a-document"], result.Parts!.Select(p => p.Status));
        Assert.Contains(result.Notes, note => note.Message.StartsWith("Part 2: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_pages_of_one_form_as_pictures_of_their_own_come_together_and_a_person_looks()
    {
        var referral = Assert.Single(Read(Holding(File("1.jpg", "image/jpeg", Ecm1), File("2.jpg", "image/jpeg", Ecm2))).Referrals);

        Assert.Equal([1, 2], referral.Pages);
        Assert.Equal("pages-from-parts", Assert.Single(referral.Reasons).Code);
    }

    [Fact]
    public void Pages_of_two_documents_do_not_mix() =>
        Assert.Equal(2, Read(Holding(File("1.pdf", "application/pdf", Ecm1), File("2.pdf", "application/pdf", Ecm2))).Referrals.Count);

    [Fact]
    public void A_fax_in_a_file_a_page_is_one_document_without_parts()
    {
        var result = Read(Holding(File("1", "image/tiff", Ecm1), File("2", "image/tiff", Ecm2)) with { OneFax = true });

        Assert.Null(result.Parts);
        Assert.Equal([1, 2], Assert.Single(result.Referrals).Pages);
        Assert.Empty(result.Referrals[0].Reasons);
    }

    [Fact]
    public void The_same_file_again_is_read_once() =>
        Assert.Equal(["read", "repeated"], Read(Holding(File("a", "image/tiff", Tar), File("a'", "image/tiff", Tar))).Parts!.Select(p => p.Status));

    [Fact]
    public void The_same_text_in_another_wrapping_is_shown_once()
    {
        containers["winmail.dat"] = Holding(Text("She needs a ramp.\nThank you"));
        var result = Read(Holding(Text("She needs a  ramp. Thank you!"), File("winmail.dat", "application/ms-tnef")));

        Assert.Equal(["read", "opened", "alternative"], result.Parts!.Select(p => p.Status));
        Assert.Single(result.Pages);
    }

    [Fact]
    public void Pages_beyond_the_cap_are_parked_for_a_person()
    {
        var result = Read(Holding(File("a", "image/tiff", Tar, Tar), File("b", "image/tiff", Tar)), maxPages: 2);

        Assert.Equal(["read", "over-limit"], result.Parts!.Select(p => p.Status));
        Assert.Equal("too-many-pages", Assert.Single(result.Notes).Code);
        Assert.Equal(2, result.Pages.Count);
    }

    [Fact]
    public void A_mail_of_which_nothing_can_be_shown_is_unreadable_and_keeps_its_parts()
    {
        var result = Read(Holding(File("locked.pdf", "application/pdf")));

        Assert.Equal("not-a-document", result.Unreadable?.Code);
        Assert.Single(result.Parts!);
    }

    [Theory]
    [InlineData(MailNatures.AutoReply, "automatic-reply")]
    [InlineData(MailNatures.Bounce, "delivery-report")]
    [InlineData(MailNatures.List, "mailing-list")]
    public void A_machines_mail_stays_visible_and_says_what_it_is(string nature, string code)
    {
        var result = Read(Holding(Text("I am away until Monday.")) with { Mail = new MailOrigin { Nature = nature } });

        Assert.Equal(nature, result.Mail?.Nature);
        Assert.Equal(code, Assert.Single(result.Notes).Code);
        Assert.Single(result.Referrals);
    }

    [Fact]
    public void A_container_that_loses_a_part_fails_loudly() =>
        Assert.Throws<InvalidOperationException>(() => Read(new Contents([Text("a")], 2)));

    private sealed class Stage(Dictionary<string, BinaryImage[]> pages, Dictionary<string, Contents> containers) : IPageSource, IContainerSource, IContainerSession, ITextPages, IPageImageWriter
    {
        public IEnumerable<RenderedPage> Open(string path)
        {
            if (!pages.TryGetValue(path, out var images)) throw new UnreadableException(new Reason("not-a-document", "It is none."));
            return images.Select((image, i) => new RenderedPage(i + 1, image));
        }

        public Contents? Open(PartFile file) => containers.GetValueOrDefault(file.Path);

        public IContainerSession Begin() => this;

        public IEnumerable<TextPage> Draw(PartText text) =>
            [new TextPage(new BinaryImage(1728, 2156), Enumerable.Range(0, text.Lines.Count).ToDictionary(i => i, i => new PageBox(0.1, 0.1 + i * 0.02, 0.9, 0.12 + i * 0.02)))];

        public string Write(string folder, int pageNumber, BinaryImage page) => $"page-{pageNumber:0000}.png";

        public void Dispose() { }
    }

    private sealed class SilentEngine(string name) : IOcrEngine
    {
        public string Name => name;
        public string Version => "1";
        public LineReading ReadLine(BinaryImage crop) => new("", new RawScore(0), null);
        public void Dispose() { }
    }

    private sealed class NoWords : IPageWordReader
    {
        public string Name => "words";
        public string Version => "1";
        public IReadOnlyList<PageWord> ReadWords(BinaryImage page, PageLayout layout) => [];
        public void Dispose() { }
    }
}
