using FaxIngest.Receive;
using FaxIngest.Receive.Mail;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>Sends the answers that are owed, one at a time, within the limits. Never the same twice: what may have gone out counts as sent.</summary>
internal sealed class AcknowledgeWork(IAcknowledgementStore store, IMailSender sender, IOptions<AcknowledgeOptions> settings, WorkLoop loop, TimeProvider time) : BackgroundService
{
    /// <summary>Longest time that one sending takes; an answer that a dead service had taken up is looked at again after it.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>Wait after the server was away or refused for a while.</summary>
    private static readonly TimeSpan PutOff = TimeSpan.FromMinutes(5);

    private readonly AcknowledgeOptions options = settings.Value;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Host is null ? Task.CompletedTask
        : loop.RunAsync("Acknowledgements", () => StepAsync(stoppingToken), () => Task.Delay(loop.LookEvery, time, stoppingToken), stoppingToken);

    /// <summary>Sends one; false: there is none, or no more may go out now.</summary>
    internal async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await store.SentSinceAsync(now - TimeSpan.FromHours(1), null, cancellation) >= options.PerHour) return false;
        if (await store.NextAsync(Lease, cancellation) is not { } owed) return false;
        if (owed.To.Equals(options.From, StringComparison.OrdinalIgnoreCase))
            await store.EndAsync(owed.FaxId, AcknowledgementEnd.Dropped, new("own-address", "The mail came from the address that answers come from."), cancellation);
        else if (await store.SentSinceAsync(now - TimeSpan.FromDays(1), owed.To, cancellation) >= options.PerSenderPerDay)
            await store.EndAsync(owed.FaxId, AcknowledgementEnd.Dropped, new("too-many", "Its sender was answered often enough in 24 hours."), cancellation);
        else await SendAsync(owed, now, cancellation);
        return true;
    }

    private async Task SendAsync(Acknowledgement owed, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var end = await sender.SendAsync(owed.To, AcknowledgementText.Write(owed, options.From!, now), () => store.SendingAsync(owed.FaxId, cancellation), cancellation);
            await store.EndAsync(owed.FaxId, end, null, CancellationToken.None);
        }
        catch (MailboxException refused) when (!refused.ConnectionLost)
        {
            await store.EndAsync(owed.FaxId, AcknowledgementEnd.Refused, refused.Reason, CancellationToken.None);
        }
        catch (MailboxException)
        {
            await store.PutOffAsync(owed.FaxId, now + PutOff, CancellationToken.None);
            throw;
        }
    }
}
