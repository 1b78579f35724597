using System.Text.Json;
using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Render;
using FaxIngest.Store;
using FaxIngest.Validate;
using FaxIngest.Work;
using FaxIngest.Work.Cloud;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaxIngest.Service.Tests.Work.Cloud;

/// <summary>A fax with doubtful fields through the stage, over a real store and page images, with a reader outside that fails on demand.</summary>
public sealed class SecondOpinionTests : IDisposable, ICloudReader, IDocumentReader
{
    private const string Secret = "Quillon";

    private readonly WorkBench bench = new();
    private readonly TemporaryFolder folder = new();
    private readonly WorkFolders folders = new(TimeProvider.System);
    private readonly AzureOptions options = new() { Endpoint = new Uri("https://fax.example"), Agreement = "BAA of 2026-03-01" };
    private readonly List<CloudQuestion> asked = [];
    private Func<CloudQuestion, CloudAnswer> answer = _ => throw new CloudOutageException(CloudOutage.Down, "down");
    private IReadOnlyList<string>? eventsWhenAsked;
    private string faxId = "";

    public void Dispose()
    {
        bench.Dispose();
        folders.Dispose();
        folder.Dispose();
    }

    string ICloudReader.Name => "azure";

    string ICloudReader.Version => "2024-11-30 prebuilt-read";

    async Task<CloudAnswer> ICloudReader.ReadAsync(CloudQuestion question, CancellationToken cancellation)
    {
        asked.Add(question);
        eventsWhenAsked = [.. (await bench.Store.EventsAsync(faxId, cancellation)).Select(e => e.Action)];
        return answer(question);
    }

    Task<string> ICloudReader.ProveAsync(CancellationToken cancellation) => Task.FromResult("");

    /// <summary>Without a form: what goes past the sheets is not asked here.</summary>
    Task<ReadResult> IDocumentReader.ReadAsync(ReadRequest request, CancellationToken cancellation) => throw new InvalidOperationException();

    private DecideWork Stage()
    {
        var calibration = Calibration.None;
        var pipeline = new DecisionPipeline(calibration, new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, FixedRoster.None);
        var calls = new CloudCalls(this, bench.Store, Options.Create(options), TimeProvider.System, NullLogger<CloudCalls>.Instance);
        var images = new DoubtImages(new SheetReader(this), bench.Pages, folders, Options.Create(options));
        return new DecideWork(pipeline, bench.Search, bench.Store, new SecondOpinion(calls, images, new FieldKinds(TimeProvider.System), NullLogger<SecondOpinion>.Instance));
    }

    private static Reading Text(string field, string kind, string? value, double top) => new()
    {
        Field = field, Kind = kind, Page = 1, Box = new PageBox(0.1, top, 0.4, top + 0.02), Text = value ?? "",
        Value = value is null ? null : FieldValue.Of(value),
        Engines = value is null ? [] : [new EngineReading("own", value, value, new RawScore(0))],
        Evidence = new Evidence { Engines = 2, Agreeing = 1 },
    };

    /// <summary>Takes a fax in, has it read as given, with a page image that has ink everywhere.</summary>
    private async Task<Fax> ReadAsync(params Reading[] readings)
    {
        var id = faxId = await bench.ArriveAsync();
        bench.OnRead = (request, _) =>
        {
            var image = new BinaryImage(1728, 2200);
            Array.Fill(image.Ink, (byte)1);
            string name = new PageImageFolder().Write(request.WorkFolder, 1, image);
            return Task.FromResult(new ReadResult
            {
                Pages = [new ReadPage(1, PageKinds.Form, 0, name, 1728, 2200)],
                Referrals = [new ReadReferral { Pages = [1], FormType = "cs-meals", Template = "alliance-cs-meals", MatchScore = 1, MatchMargin = 1, Readings = readings }],
            });
        };
        await bench.Runner.RunOneAsync(bench.ReadWork, CancellationToken.None);
        return await bench.FindAsync(id);
    }

    /// <summary>An answer that says a text in the place of each zone on a sheet or page.</summary>
    private static CloudAnswer Saying(params (PageBox Box, string Text)[] words) => new("prebuilt-read", "2024-11-30",
    [
        new CloudPage(1, 0, [.. words.Select(w => new CloudWord(w.Text, CloudPlace.Of(1, [w.Box.Left, w.Box.Top, w.Box.Right, w.Box.Bottom], 1, 1), new RawScore(0.9)))], [], []),
    ], []);

    private async Task<(Document Document, ReadResult Read)> DecideAsync(Fax fax)
    {
        var end = await bench.Runner.RunOneAsync(Stage(), CancellationToken.None);
        Assert.Equal(fax.Id, end.Fax?.Id);
        return ((await bench.Store.DocumentAsync(fax.Id, CancellationToken.None))!, (await bench.Store.ReadResultAsync(fax.Id, CancellationToken.None))!);
    }

    private async Task<List<(string Action, JsonElement Details)>> EventsAsync() =>
        [.. (await bench.Store.EventsAsync(faxId, CancellationToken.None)).Where(e => e.Action.EndsWith("-outside", StringComparison.Ordinal)).Select(e => (e.Action, JsonDocument.Parse(e.Details).RootElement))];

    [Fact]
    public async Task An_opinion_becomes_evidence_and_a_person_is_still_asked()
    {
        var phone = Text("member.phone", "phone", "8315550142", 0.3);
        var name = Text("member.lastName", "last-name", Secret, 0.5);
        answer = _ => Saying((new PageBox(0.02, 0.3, 0.3, 0.6), "831 555 0142"));
        var fax = await ReadAsync(phone, name);

        var (document, read) = await DecideAsync(fax);

        var readings = read.Referrals[0].Readings;
        Assert.Equal(Opinion.Agrees, readings[0].Evidence.Outside);
        Assert.Equal(Opinion.None, readings[1].Evidence.Outside);
        Assert.Equal("2024-11-30 prebuilt-read", read.Versions["azure"]);
        Assert.Equal(["own", "azure"], document.Referrals[0].Fields["member.phone"].Readers);
        Assert.Equal(Decisions.Verify, document.Referrals[0].Fields["member.phone"].Decision);
        Assert.Equal(FaxState.AwaitingVerification, (await bench.FindAsync(fax.Id)).State);
    }

    [Fact]
    public async Task The_call_is_in_the_audit_before_anything_leaves_and_without_content()
    {
        answer = _ => Saying();
        var fax = await ReadAsync(Text("member.lastName", "last-name", Secret, 0.3));
        await DecideAsync(fax);

        Assert.Contains("sent-outside", eventsWhenAsked!);
        var events = await EventsAsync();
        Assert.Equal(["sent-outside", "answered-outside"], events.Select(e => e.Action));
        var sent = events[0].Details;
        Assert.Equal(fax.Sha256, sent.GetProperty("document").GetString());
        Assert.Equal("BAA of 2026-03-01", sent.GetProperty("agreement").GetString());
        Assert.Equal("crops", sent.GetProperty("what").GetString());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(asked[0].Content.Span)), sent.GetProperty("sha256").GetString());
        Assert.Equal("member.lastName", sent.GetProperty("zones")[0].GetProperty("field").GetString());
        Assert.Equal(1, events[1].Details.GetProperty("pages").GetInt32());
        Assert.DoesNotContain(Secret, string.Concat(events.Select(e => e.Details.GetRawText())), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("crops")]
    [InlineData("pages")]
    public async Task Crops_show_the_doubtful_zones_alone_and_pages_show_the_page(string send)
    {
        options.Send = send;
        answer = _ => Saying();
        await DecideAsync(await ReadAsync(Text("member.lastName", "last-name", Secret, 0.3)));

        string file = folder.At("sent.png");
        await File.WriteAllBytesAsync(file, Assert.Single(asked).Content.ToArray());
        var image = PageImageFile.Read(file);
        double share = image.Ink.Count(i => i != 0) / (1728 * 2200.0);
        if (send == "crops") Assert.InRange(share, 0.3 * 0.02, 0.3 * 0.02 * 1.3);
        else Assert.Equal(1, share);
    }

    [Theory]
    [InlineData(CloudOutage.Down)]
    [InlineData(CloudOutage.Retired)]
    [InlineData(CloudOutage.Garbage)]
    public async Task An_outage_costs_nothing_but_the_opinion(CloudOutage kind)
    {
        answer = _ => throw new CloudOutageException(kind, "It is out.");
        var fax = await ReadAsync(Text("member.lastName", "last-name", Secret, 0.3));
        var (document, read) = await DecideAsync(fax);

        Assert.Equal(FaxState.AwaitingVerification, (await bench.FindAsync(fax.Id)).State);
        Assert.Equal(Secret, document.Referrals[0].Fields["member.lastName"].Value?.Text);
        Assert.DoesNotContain("azure", read.Versions.Keys);
        Assert.Equal(CloudOutageException.CodeOf(kind), (await EventsAsync())[1].Details.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_client_that_fails_unforeseen_costs_nothing_but_the_opinion()
    {
        answer = _ => throw new InvalidOperationException(Secret);
        var fax = await ReadAsync(Text("member.lastName", "last-name", Secret, 0.3));
        await DecideAsync(fax);

        Assert.Equal(FaxState.AwaitingVerification, (await bench.FindAsync(fax.Id)).State);
        Assert.DoesNotContain(bench.Log, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_outage_the_next_fax_does_not_ask()
    {
        var calls = new CloudCalls(this, bench.Store, Options.Create(options), TimeProvider.System, NullLogger<CloudCalls>.Instance);
        var fax = await ReadAsync(Text("member.lastName", "last-name", Secret, 0.3));
        var question = new OpinionQuestion(new CloudQuestion(new byte[9], "image/png", 1, 100, 100), []);
        Assert.Null(await calls.AskAsync(fax, question, CancellationToken.None));
        Assert.Null(await calls.AskAsync(fax, question, CancellationToken.None));
        Assert.Single(asked);
        Assert.Equal(2, (await EventsAsync()).Count);
    }

    [Fact]
    public async Task Nothing_leaves_for_boxes_and_pages_whose_image_is_gone()
    {
        answer = _ => Saying();
        var box = Text("services", "set", null, 0.3) with { Value = FieldValue.Of(["ecm"]) };
        await DecideAsync(await ReadAsync(box));
        Assert.Empty(asked);

        var fax = await ReadAsync(Text("member.lastName", "last-name", Secret, 0.3));
        Directory.Delete(bench.Pages.Of(fax.Id), recursive: true);
        await DecideAsync(fax);
        Assert.Empty(asked);
        Assert.Empty(await EventsAsync());
        Assert.Equal(FaxState.AwaitingVerification, (await bench.FindAsync(fax.Id)).State);
    }
}
