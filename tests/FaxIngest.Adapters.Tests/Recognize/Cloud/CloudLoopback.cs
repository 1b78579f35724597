using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Tests.Recognize.Cloud;

/// <summary>A service on this machine that replays answers, and keeps what it was asked. It speaks both paths: the present interface's and the older package's.</summary>
public sealed class CloudLoopback : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> posts = new(), polls = new();

    private CloudLoopback(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    internal Uri Address => new(app.Urls.First());

    /// <summary>Everything it was asked.</summary>
    internal ConcurrentQueue<Asked> Requests { get; } = new();

    internal IEnumerable<Asked> Posts => Requests.Where(r => r.Method == "POST");

    internal IEnumerable<Asked> Polls => Requests.Where(r => r.Method == "GET");

    internal IEnumerable<Asked> Deletions => Requests.Where(r => r.Method == "DELETE");

    internal static async Task<CloudLoopback> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var loopback = new CloudLoopback(app);
        app.Run(loopback.ServeAsync);
        await app.StartAsync();
        return loopback;
    }

    /// <summary>The next answer to an image; the last one said is repeated.</summary>
    internal CloudLoopback OnPost(Func<HttpContext, Task> answer)
    {
        posts.Enqueue(answer);
        return this;
    }

    /// <summary>The next answer to the question for the result; the last one said is repeated.</summary>
    internal CloudLoopback OnPoll(Func<HttpContext, Task> answer)
    {
        polls.Enqueue(answer);
        return this;
    }

    /// <summary>Takes the image and says where its result will be.</summary>
    internal static Func<HttpContext, Task> Accept(string? retryAfter = null) => context =>
    {
        string prefix = context.Request.Path.Value!.Split("/documentModels/")[0], model = context.Request.Path.Value!.Split("/documentModels/")[1].Split(':')[0];
        context.Response.StatusCode = 202;
        context.Response.Headers["Operation-Location"] =
            $"http://{context.Request.Host}{prefix}/documentModels/{model}/analyzeResults/0f5be70f-0a3b-4d4f-9f0e-6f1d6a2c7b10?api-version={context.Request.Query["api-version"]}";
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    /// <summary>A recorded answer of <c>testdata/azure</c>.</summary>
    internal static Func<HttpContext, Task> Recorded(string name, int status = 200, string? retryAfter = null) =>
        Json(File.ReadAllText(Path.Combine(TestFolder.Of("azure"), name)), status, retryAfter);

    internal static Func<HttpContext, Task> Json(string json, int status = 200, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(json);
    };

    internal static Func<HttpContext, Task> Status(int status, string? location = null) => context =>
    {
        context.Response.StatusCode = status;
        if (location is not null) context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    /// <summary>Breaks the connection off.</summary>
    internal static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Requests.Enqueue(new Asked(
            context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", body.ToArray(),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (context.Request.Method == "DELETE") context.Response.StatusCode = 204;
        else await Next(context.Request.Method == "POST" ? posts : polls)(context);
    }

    private static Func<HttpContext, Task> Next(ConcurrentQueue<Func<HttpContext, Task>> answers)
    {
        if (answers.Count > 1 && answers.TryDequeue(out var next)) return next;
        return answers.TryPeek(out var last) ? last : Status(500);
    }

    internal sealed record Asked(string Method, string Path, string Query, byte[] Body, Dictionary<string, string> Headers);
}
