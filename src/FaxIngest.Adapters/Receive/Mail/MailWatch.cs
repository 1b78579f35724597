using FaxIngest.Store;

namespace FaxIngest.Receive.Mail;

/// <summary>A connection of its own on which the server says that something changed. It only hints; who hears it searches. Failures are left to those looks to report.</summary>
internal sealed class MailWatch : IDisposable
{
    /// <summary>IDLE is said again after this: many servers and firewalls drop a connection that has been silent for 10 min or more.</summary>
    private static readonly TimeSpan OneWait = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource stop = new();

    public MailWatch(IMailbox mailbox, MailOptions options, TimeProvider time, Action changed) =>
        _ = Task.Run(() => RunAsync(mailbox, options.Folder, time, changed, stop.Token), CancellationToken.None);

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private static async Task RunAsync(IMailbox mailbox, string folder, TimeProvider time, Action changed, CancellationToken stopping)
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                try
                {
                    var session = await mailbox.ConnectAsync(stopping).ConfigureAwait(false);
                    await using (session.ConfigureAwait(false))
                    {
                        if (!session.Abilities.Idle) return;
                        await session.OpenAsync(folder, readOnly: true, stopping).ConfigureAwait(false);
                        while (true)
                        {
                            // What came before the wait began was not said; what the wait says is not all of it.
                            changed();
                            await session.WaitAsync(OneWait, stopping).ConfigureAwait(false);
                            pause = FirstPause;
                        }
                    }
                }
                catch (Exception fault) when (IoFault.Is(fault))
                {
                    await Task.Delay(pause, time, stopping).ConfigureAwait(false);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The source is not watched any more.
        }
    }
}
