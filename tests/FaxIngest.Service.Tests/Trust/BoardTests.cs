using System.Net;
using System.Text.RegularExpressions;
using FaxIngest.Hosting;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.Boards;

namespace FaxIngest.Trust;

public sealed class BoardTests
{
    [Fact]
    public async Task It_counts_what_came_what_waits_and_what_its_viewer_did()
    {
        await using var host = await BlindBench.StartAsync();
        // The first: those after it are the same paper again, and wait for that.
        var asked = await BlindBench.AddAsync(host, "member.cin");
        await BlindBench.AddAsync(host);
        await BlindBench.AddAsync(host, "member.cin");
        using var anna = await host.SignInAsync();
        await BlindBench.SaveAsync(anna, host, asked.Id, ("member.cin", BlindBench.Cin));
        Assert.Equal(Model.FaxState.Accepted, (await host.Store.FindAsync(asked.Id, CancellationToken.None))!.State);
        using var bert = await host.SignInAsync("bert");
        string html = await bert.TextAsync("/boards");
        Assert.Equal("3", Figure(html, "b-volume"));
        Assert.Equal("33.3 %", Figure(html, "b-straight"));
        Assert.Equal("1", Figure(html, "b-clocks"));
        Assert.Contains("No case was saved yet.", html, StringComparison.Ordinal);
        Assert.Contains("Load again", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", await bert.TextAsync("/boards/part"), StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCase.LastName, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_sees_their_own_figures_and_a_supervisor_those_of_all()
    {
        await using var host = await BlindBench.StartAsync();
        var checks = host.Get<Verify.Trust.ICheckStore>();
        var fax = await BlindBench.AddAsync(host);
        foreach (string person in new[] { "anna", "bert" })
        {
            var seed = new Verify.Trust.CheckCase
            {
                Id = person.PadLeft(32, '0'), Kind = Verify.Trust.CheckKind.Seed, FaxId = fax.Id, ReferralId = fax.Id + "-1", Cause = person, Person = person, MadeAt = DateTimeOffset.UnixEpoch, ReceivedAt = DateTimeOffset.UnixEpoch, Fields = [new Verify.Trust.CheckField("member.cin")],
            };
            Assert.True(await checks.AddAsync(seed, null, CancellationToken.None));
            await checks.AnswerAsync(seed, 1, new Verification { Person = person, At = DateTimeOffset.UnixEpoch }, new Verify.Trust.CheckProgress(true, false, false, [new Verify.Trust.CheckResult("member.cin", false, person == "bert", person)]), CancellationToken.None);
        }
        using var anna = await host.SignInAsync();
        string own = await anna.TextAsync("/boards");
        Assert.Contains("1 of 1", own, StringComparison.Ordinal);
        Assert.DoesNotContain("bert", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await anna.GetAsync("/trust")).StatusCode);
        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        string all = await chief.TextAsync("/boards");
        Assert.Contains("1 of 1", all, StringComparison.Ordinal);
        Assert.Contains("0 of 1", all, StringComparison.Ordinal);
        Assert.Contains("bert", await chief.TextAsync("/trust"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_board_is_told_that_something_happened_and_one_too_many_is_turned_away()
    {
        await using var host = await BlindBench.StartAsync();
        using var anna = await host.SignInAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var open = new List<HttpResponseMessage>();
        for (int i = 0; i < BoardFeed.MostOfOne; i++) open.Add(await LiveAsync(anna, deadline.Token));
        Assert.All(open, answer => Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(BoardFeed.MostOfOne, host.Get<BoardFeed>().Open);
        using (var refused = await LiveAsync(anna, deadline.Token)) Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        using var reader = new StreamReader(await open[0].Content.ReadAsStreamAsync(deadline.Token));
        await BlindBench.AddAsync(host);
        string? line;
        do line = await reader.ReadLineAsync(deadline.Token);
        while (line != "event: changed");
        open.ForEach(answer => answer.Dispose());
        while (host.Get<BoardFeed>().Open > 0) await Task.Delay(20, deadline.Token);
        using var stranger = host.Client();
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync(new Uri("/boards", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_hour_is_counted_where_it_belongs()
    {
        await using var host = await BlindBench.StartAsync();
        await BlindBench.AddAsync(host);
        var now = DateTimeOffset.UtcNow;
        var hours = await host.Get<IBoardStore>().HoursAsync(now.AddHours(-2), now.AddHours(1), CancellationToken.None);
        var counts = hours.Values.Aggregate(new DayCounts(), (sum, hour) => sum.Plus(hour));
        Assert.Equal((1, 1, 0), (counts.Arrived, counts.Straight, counts.Asked));
        Assert.Empty(await host.Get<IBoardStore>().HoursAsync(now.AddDays(-2), now.AddDays(-1), CancellationToken.None));
        Assert.Single(await host.Get<IBoardStore>().ReadingsAsync(now.AddHours(-1), 10, CancellationToken.None));
    }

    private static Task<HttpResponseMessage> LiveAsync(DeskClient client, CancellationToken cancellation) =>
        client.Http.GetAsync(new Uri("/boards/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);

    private static string Figure(string html, string tile) => Regex.Match(html, $"id=\"{tile}\".*?<p class=\"figure\">(.*?)</p>", RegexOptions.Singleline).Groups[1].Value;
}
