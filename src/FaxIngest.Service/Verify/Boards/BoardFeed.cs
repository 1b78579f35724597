using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using FaxIngest.Store;
using FaxIngest.Verify.People;

namespace FaxIngest.Verify.Boards;

/// <summary>Tells open boards that something happened (server-sent events). It says no more than that: the page then asks for itself, with its own rights.</summary>
internal sealed class BoardFeed(IBoardStore store, TimeProvider time)
{
    /// <summary>Open boards in all and of one person; more are turned away and look again by themselves.</summary>
    internal const int Most = 100, MostOfOne = 4;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2), Beat = TimeSpan.FromSeconds(20);

    /// <summary>A connection ends after this; the browser comes again, and its session is looked at anew.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private (DateTimeOffset At, long Stamp) known;

    /// <summary>Boards that are open.</summary>
    internal int Open => open.Values.Sum();

    internal static void Map(WebApplication app) =>
        app.MapGet("/boards/live", (HttpContext context, BoardFeed feed, ClaimsPrincipal person) => feed.RunAsync(context, person.Identity!.Name!)).RequireAuthorization(Roles.Read).WithMetadata(new SentByItself()).ExcludeFromDescription();

    private async Task RunAsync(HttpContext context, string person)
    {
        int own = open.AddOrUpdate(person, 1, (_, count) => count + 1);
        try
        {
            if (own > MostOfOne || Open > Most)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "30";
                return;
            }
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            await SendAsync(context, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            open.AddOrUpdate(person, 0, (_, count) => count - 1);
        }
    }

    private async Task SendAsync(HttpContext context, CancellationToken cancellation)
    {
        long stamp = await StampAsync(cancellation);
        await WriteAsync(context, "retry: 3000\n\n", cancellation);
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var (began, told) = (time.GetTimestamp(), time.GetTimestamp());
        using var timer = new PeriodicTimer(Look, time);
        while (time.GetElapsedTime(began) < Life && !stopping.IsCancellationRequested && await timer.WaitForNextTickAsync(cancellation))
        {
            long now;
            try
            {
                now = await StampAsync(cancellation);
            }
            catch (Exception fault) when (IoFault.Is(fault))
            {
                return;
            }
            if (now == stamp && time.GetElapsedTime(told) < Beat) continue;
            await WriteAsync(context, now == stamp ? ": still here\n\n" : "event: changed\ndata: \n\n", cancellation);
            (stamp, told) = (now, time.GetTimestamp());
        }
    }

    /// <summary>One question for all boards.</summary>
    private async Task<long> StampAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            if (now - known.At >= Look / 2 || now < known.At) known = (now, await store.StampAsync(cancellation));
            return known.Stamp;
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
