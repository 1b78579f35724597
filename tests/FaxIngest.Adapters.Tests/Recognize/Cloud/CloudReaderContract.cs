using System.Globalization;
using FaxIngest.Recognize.Cloud;
using Microsoft.Extensions.Logging;
using static FaxIngest.Tests.Recognize.Cloud.CloudLoopback;

namespace FaxIngest.Tests.Recognize.Cloud;

/// <summary>What every reader outside the house must do, whichever client speaks to it. A subclass says how it is made.</summary>
public abstract class CloudReaderContract : IAsyncLifetime, ILoggerProvider
{
    /// <summary>A word that the recorded answers and errors hold: no message or log may.</summary>
    protected const string Secret = "Quillon";

    /// <summary>The key: no message or log may hold it either.</summary>
    protected const string Key = "0123456789abcdef0123456789abcdef";

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> log = new();

    private protected CloudLoopback Service { get; private set; } = null!;

    /// <summary>A reader that speaks to an address, with waits of milliseconds and this patience.</summary>
    public abstract ICloudReader Make(Uri address, TimeSpan patience, ILoggerFactory log);

    public async Task InitializeAsync() => Service = await StartAsync();

    public async Task DisposeAsync() => await Service.DisposeAsync();

    private protected static CloudQuestion Image(int pages = 1, int width = 1728, int height = 300) => new(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "image/png", pages, width, height);

    private protected Task<CloudAnswer> AskAsync(CloudQuestion? question = null, double seconds = 20, CancellationToken cancellation = default) =>
        Make(Service.Address, TimeSpan.FromSeconds(seconds), new LoggerFactory([this])).ReadAsync(question ?? Image(), cancellation);

    private protected async Task<CloudOutageException> FailsAsync(CloudQuestion? question = null, double seconds = 20)
    {
        var outage = await Assert.ThrowsAsync<CloudOutageException>(() => AskAsync(question, seconds));
        string said = string.Join('\n', [outage.ToString(), outage.Reason.ToString(), .. log]);
        Assert.DoesNotContain(Secret, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key, said, StringComparison.OrdinalIgnoreCase);
        return outage;
    }

    [Fact]
    public async Task Words_come_with_place_score_and_hand()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("read.json"));
        var page = Assert.Single((await AskAsync()).Pages);
        Assert.Equal(["Quillon", "Marrowby", "917", "-", "555", "0142"], page.Words.Select(w => w.Text));
        var word = page.Words[1];
        Assert.Equal(0.874, word.Score.Value, 3);
        Assert.Equal(210.0 / 1728, word.Place.Box.Left, 6);
        Assert.Equal(72.0 / 300, word.Place.Box.Bottom, 6);
        Assert.Equal([false, true, false, false, false, false], page.Words.Select(w => w.Handwritten));
        Assert.Equal(["Quillon Marrowby", "917 - 555 0142"], page.Lines.Select(l => l.Text));
    }

    [Fact]
    public async Task A_result_is_asked_for_until_it_is_there()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("running.json")).OnPoll(Recorded("running.json")).OnPoll(Recorded("read.json"));
        Assert.Single((await AskAsync()).Pages);
        Assert.Equal(3, Service.Polls.Count());
    }

    [Fact]
    public async Task What_passes_is_tried_again()
    {
        Service.OnPost(Recorded("throttled.json", 429, "0")).OnPost(Status(503)).OnPost(Accept()).OnPoll(Status(500)).OnPoll(Recorded("read.json"));
        Assert.Single((await AskAsync()).Pages);
        Assert.Equal(3, Service.Posts.Count());
    }

    [Theory]
    [InlineData(401, CloudOutage.Refused)]
    [InlineData(403, CloudOutage.Refused)]
    [InlineData(404, CloudOutage.Retired)]
    [InlineData(410, CloudOutage.Retired)]
    [InlineData(429, CloudOutage.Throttled)]
    [InlineData(500, CloudOutage.Down)]
    [InlineData(503, CloudOutage.Down)]
    [InlineData(400, CloudOutage.Rejected)]
    [InlineData(413, CloudOutage.Rejected)]
    public async Task A_status_says_what_kind_of_outage_it_is(int status, CloudOutage kind)
    {
        Service.OnPost(Recorded("rejected.json", status, status == 429 ? "0" : null));
        Assert.Equal(kind, (await FailsAsync()).Outage);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_refused(int status)
    {
        await using var other = await StartAsync();
        other.OnPost(Accept()).OnPoll(Recorded("read.json"));
        Service.OnPost(Status(status, new Uri(other.Address, "/x").AbsoluteUri)).OnPoll(Recorded("read.json"));
        Assert.Equal(CloudOutage.Refused, (await FailsAsync()).Outage);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_failed_analysis_is_the_images_fault()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("failed.json"));
        Assert.Equal(CloudOutage.Rejected, (await FailsAsync()).Outage);
    }

    [Fact]
    public async Task A_service_that_runs_without_end_is_slow()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("running.json"));
        Assert.Equal(CloudOutage.Slow, (await FailsAsync(seconds: 1)).Outage);
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_slow()
    {
        Service.OnPost(async context => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        Assert.Equal(CloudOutage.Slow, (await FailsAsync(seconds: 1)).Outage);
    }

    [Fact]
    public async Task A_broken_connection_is_an_outage()
    {
        Service.OnPost(Abort);
        Assert.Equal(CloudOutage.Down, (await FailsAsync()).Outage);
    }

    [Fact]
    public async Task Nobody_there_is_an_outage()
    {
        await using var gone = await StartAsync();
        var address = gone.Address;
        await gone.DisposeAsync();
        var reader = Make(address, TimeSpan.FromSeconds(20), new LoggerFactory([this]));
        Assert.Equal(CloudOutage.Down, (await Assert.ThrowsAsync<CloudOutageException>(() => reader.ReadAsync(Image(), CancellationToken.None))).Outage);
    }

    [Fact]
    public async Task Pages_that_were_dropped_in_silence_are_found()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("two-pages.json"));
        var outage = await FailsAsync(Image(pages: 5));
        Assert.Equal(CloudOutage.Cut, outage.Outage);
        Assert.Contains("free tier", outage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"status\":\"succeeded\"}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"content\":\"Quillon\"")]
    [InlineData("<html>Quillon</html>")]
    public async Task What_is_no_answer_is_garbage_and_not_an_empty_one(string body)
    {
        Service.OnPost(Accept()).OnPoll(Json(body));
        Assert.Equal(CloudOutage.Garbage, (await FailsAsync()).Outage);
    }

    [Theory]
    [InlineData(0, 1, 300, 300)]
    [InlineData(10, 0, 300, 300)]
    [InlineData(10, 2001, 300, 300)]
    [InlineData(10, 1, 49, 300)]
    [InlineData(10, 1, 300, 10_001)]
    [InlineData(4_000_001, 1, 300, 300)]
    public async Task What_is_over_a_limit_is_not_sent(int bytes, int pages, int width, int height)
    {
        Service.OnPost(Accept()).OnPoll(Recorded("read.json"));
        Assert.Equal(CloudOutage.Rejected, (await FailsAsync(new CloudQuestion(new byte[bytes], "image/png", pages, width, height))).Outage);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        using var giveUp = new CancellationTokenSource();
        Service.OnPost(Accept()).OnPoll(context =>
        {
            giveUp.Cancel();
            return Recorded("running.json")(context);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(cancellation: giveUp.Token));
    }

    [Fact]
    public async Task The_key_goes_with_every_request_and_the_image_as_it_is()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("read.json"));
        await AskAsync();
        Assert.All(Service.Requests, r => Assert.Equal(Key, r.Headers["Ocp-Apim-Subscription-Key"]));
        Assert.Equal(Image().Content.ToArray(), Assert.Single(Service.Posts).Body);
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Lines(log);

    public void Dispose() => GC.SuppressFinalize(this);

    private sealed class Lines(System.Collections.Concurrent.ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{formatter(state, exception)} {exception}"));
    }
}
