using FaxIngest.Model;

namespace FaxIngest.Receive.Mail;

/// <summary>Waits after failures: twice as long each time, with an end; and since when it has been failing.</summary>
internal sealed class MailBackOff(TimeSpan first, TimeSpan longest)
{
    public int Failures { get; private set; }

    public DateTimeOffset NotBefore { get; private set; }

    public SourceTrouble? Trouble { get; private set; }

    public void Failed(DateTimeOffset now, Reason reason)
    {
        double seconds = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(Failures, 20)), longest.TotalSeconds);
        NotBefore = now + TimeSpan.FromSeconds(seconds);
        Failures++;
        Trouble = new(Trouble?.Since ?? now, reason);
    }

    public void Over() => (Failures, NotBefore, Trouble) = (0, default, null);
}
