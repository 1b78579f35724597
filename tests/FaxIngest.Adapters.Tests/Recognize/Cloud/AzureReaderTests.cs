using Azure.Core;
using FaxIngest.Recognize.Cloud;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static FaxIngest.Tests.Recognize.Cloud.CloudLoopback;

namespace FaxIngest.Tests.Recognize.Cloud;

public sealed class AzureReaderTests : CloudReaderContract
{
    private static readonly AzurePace Quick = new(new Random(7))
    {
        FirstRetry = TimeSpan.FromMilliseconds(5), MostRetry = TimeSpan.FromMilliseconds(20), FirstPoll = TimeSpan.FromMilliseconds(5), MostPoll = TimeSpan.FromMilliseconds(20),
    };

    private string model = "prebuilt-read";
    private AzureSignIn signIn = new(_ => ValueTask.FromResult(Key));

    public override ICloudReader Make(Uri address, TimeSpan patience, ILoggerFactory log)
    {
        var options = new AzureOptions { Endpoint = address, Agreement = "Business Associate Agreement 2026", Patience = patience, Model = model };
        return new AzureReader(new HttpClient(AzureHttp.Handler()) { Timeout = Timeout.InfiniteTimeSpan }, options, signIn, Quick, log.CreateLogger<AzureReader>());
    }

    [Fact]
    public async Task It_speaks_the_present_interface()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("read.json"));
        await AskAsync();
        var post = Assert.Single(Service.Posts);
        Assert.Equal("/documentintelligence/documentModels/prebuilt-read:analyze", post.Path);
        Assert.Equal("?api-version=2024-11-30&stringIndexType=utf16CodeUnit", post.Query);
        Assert.Equal("image/png", post.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_result_is_deleted_over_there_once_it_is_here()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("read.json"));
        await AskAsync();
        Assert.Equal(Service.Polls.Last().Path, Assert.Single(Service.Deletions).Path);
    }

    [Fact]
    public async Task A_result_that_nobody_waited_for_is_deleted_too()
    {
        Service.OnPost(Accept()).OnPoll(Recorded("running.json"));
        await FailsAsync(seconds: 1);
        Assert.Single(Service.Deletions);
    }

    [Fact]
    public async Task Layout_brings_boxes_and_pairs_and_what_is_new_is_passed_over()
    {
        model = "prebuilt-layout";
        Service.OnPost(Accept()).OnPoll(Recorded("layout.json"));
        var answer = await AskAsync();
        Assert.EndsWith("&features=keyValuePairs", Assert.Single(Service.Posts).Query, StringComparison.Ordinal);
        Assert.Equal([true, false], answer.Pages[0].Marks.Select(m => m.Selected));
        Assert.Equal(400.0 / 2156, answer.Pages[0].Marks[0].Place.Box.Top, 6);
        Assert.Equal(("Last name:", "Marrowby"), (answer.Pairs[0].Label.Text, answer.Pairs[0].Value?.Text));
        Assert.Equal(240.0 / 1728, answer.Pairs[0].Value!.Place.Box.Left, 6);
        Assert.Null(answer.Pairs[1].Value);
    }

    [Fact]
    public async Task The_service_says_when_to_come_back()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Service.OnPost(Recorded("throttled.json", 429, "1")).OnPost(Accept()).OnPoll(Recorded("read.json"));
        await AskAsync();
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(950), $"came back after {watch.Elapsed}");
    }

    [Fact]
    public async Task A_wait_longer_than_patience_is_not_waited()
    {
        Service.OnPost(Recorded("throttled.json", 429, "3600"));
        Assert.Equal(CloudOutage.Throttled, (await FailsAsync(seconds: 1)).Outage);
        Assert.Single(Service.Posts);
    }

    [Fact]
    public async Task A_result_elsewhere_is_not_fetched()
    {
        await using var other = await StartAsync();
        Service.OnPost(context =>
        {
            context.Response.StatusCode = 202;
            context.Response.Headers["Operation-Location"] = new Uri(other.Address, "/documentintelligence/result").AbsoluteUri;
            return Task.CompletedTask;
        });
        Assert.Equal(CloudOutage.Refused, (await FailsAsync()).Outage);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    [InlineData("not an address")]
    public async Task A_result_nowhere_is_garbage(string? location)
    {
        Service.OnPost(context =>
        {
            context.Response.StatusCode = 202;
            if (location is not null) context.Response.Headers["Operation-Location"] = location;
            return Task.CompletedTask;
        });
        var outage = (await FailsAsync()).Outage;
        // "/relative" is a file's address on Unix.
        Assert.True(outage is CloudOutage.Garbage or CloudOutage.Refused, outage.ToString());
        Assert.Empty(Service.Polls);
    }

    [Fact]
    public async Task A_result_that_is_lost_does_not_retire_the_service()
    {
        Service.OnPost(Accept()).OnPoll(Status(404));
        Assert.Equal(CloudOutage.Garbage, (await FailsAsync()).Outage);
    }

    [Theory]
    [InlineData("{\"status\":\"dreaming\"}")]
    [InlineData("{\"status\":7}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":{}}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[7]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{\"pageNumber\":1.5}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{\"pageNumber\":1,\"width\":10,\"height\":10},{\"pageNumber\":1}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{\"pageNumber\":1,\"words\":[{\"content\":\"Quillon\"}]}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{\"pageNumber\":1,\"width\":10,\"height\":10,\"words\":[{\"content\":7}]}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{\"pageNumber\":1,\"width\":10,\"height\":10,\"words\":[\"Quillon\"]}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"pages\":[{\"pageNumber\":1,\"width\":10,\"height\":10,\"words\":[{\"content\":\"Quillon\",\"polygon\":[\"a\"]}]}]}}")]
    [InlineData("{\"status\":\"succeeded\",\"analyzeResult\":{\"styles\":[{\"isHandwritten\":true,\"spans\":[{\"offset\":1e99,\"length\":1}]}],\"pages\":[]}}")]
    public async Task An_answer_of_another_form_is_garbage(string body)
    {
        Service.OnPost(Accept()).OnPoll(Json(body));
        Assert.Equal(CloudOutage.Garbage, (await FailsAsync()).Outage);
    }

    [Fact]
    public async Task Older_answers_with_bounding_boxes_are_understood()
    {
        Service.OnPost(Accept()).OnPoll(Json("""
            {"status":"succeeded","analyzeResult":{"pages":[{"pageNumber":1,"width":8.5,"height":11,"unit":"inch",
             "words":[{"content":"a","boundingBox":[1.7,1.1,3.4,1.1,3.4,2.2,1.7,2.2],"confidence":1}]}]}}
            """));
        var box = (await AskAsync()).Pages[0].Words[0].Place.Box;
        Assert.Equal((0.2, 0.1, 0.4, 0.2), (Math.Round(box.Left, 9), Math.Round(box.Top, 9), Math.Round(box.Right, 9), Math.Round(box.Bottom, 9)));
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        Service.OnPost(Accept()).OnPoll(async context =>
        {
            context.Response.ContentType = "application/json";
            var chunk = new byte[1_000_000];
            Array.Fill(chunk, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        Assert.Equal(CloudOutage.Garbage, (await FailsAsync(seconds: 30)).Outage);
    }

    [Fact]
    public async Task A_token_goes_along_instead_of_a_key()
    {
        signIn = new AzureSignIn(new FixedToken());
        Service.OnPost(Accept()).OnPoll(Recorded("read.json"));
        await AskAsync();
        Assert.All(Service.Requests, r => Assert.Equal("Bearer token-1", r.Headers["Authorization"]));
        Assert.All(Service.Requests, r => Assert.DoesNotContain("Ocp-Apim-Subscription-Key", r.Headers.Keys));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_sign_ins_own_words_stay_there()
    {
        signIn = new AzureSignIn(new FixedToken { Refuses = true });
        var outage = await FailsAsync();
        Assert.Equal(CloudOutage.Refused, outage.Outage);
        Assert.DoesNotContain("AADSTS", outage.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task It_can_be_proved_without_sending_anything()
    {
        Service.OnPoll(Json("""{"customDocumentModels":{"count":0,"limit":500}}"""));
        Assert.Contains("2024-11-30", await Make(Service.Address, TimeSpan.FromSeconds(5), NullLoggerFactory.Instance).ProveAsync(CancellationToken.None), StringComparison.Ordinal);
        Assert.Equal("/documentintelligence/info", Assert.Single(Service.Requests).Path);
    }

    [Fact]
    public void Waits_after_failures_grow_spread_and_have_an_end()
    {
        var pace = new AzurePace(new Random(1));
        for (int attempt = 1; attempt <= 30; attempt++)
        {
            double most = Math.Min(15, Math.Pow(2, attempt - 1));
            var waits = Enumerable.Range(0, 200).Select(_ => pace.Retry(attempt).TotalSeconds).ToList();
            Assert.All(waits, w => Assert.InRange(w, 0, most));
            Assert.InRange(waits.Average(), most * 0.4, most * 0.6);
        }
        Assert.Equal(5, pace.Poll(50).TotalSeconds);
    }

    private sealed class FixedToken : TokenCredential
    {
        public bool Refuses { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            Refuses ? throw new Azure.Identity.AuthenticationFailedException("AADSTS7000215: Invalid client secret provided.")
            : requestContext.Scopes is [AzureSignIn.Scope] ? new AccessToken("token-1", DateTimeOffset.MaxValue)
            : throw new InvalidOperationException("another scope");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
