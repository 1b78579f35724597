using System.Security.Cryptography;
using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work.Cloud;

/// <summary>Every call of the cloud reader goes through here: written into the audit before anything leaves and once more when it ended, counted, and not made
/// while the service is out.</summary>
internal sealed partial class CloudCalls(ICloudReader reader, IFaxStore store, IOptions<AzureOptions> settings, TimeProvider time, ILogger<CloudCalls> log)
{
    private const string Actor = "service", Sent = "sent-outside", Ended = "answered-outside";

    private readonly CloudPause pause = new(settings.Value.PauseAfterOutage, time);

    /// <summary>Name of the reader outside.</summary>
    internal string Reader => reader.Name;

    /// <summary>Its version, for replay.</summary>
    internal string Version => reader.Version;

    /// <summary>It may be asked now.</summary>
    internal bool IsOpen => pause.IsOver;

    /// <summary>Asks. Null: no answer, for whatever reason; the reason is in audit and log.</summary>
    internal async Task<CloudAnswer?> AskAsync(Fax fax, OpinionQuestion question, CancellationToken cancellation)
    {
        if (!IsOpen) return null;
        string call = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        // First the record, then the deed: what cannot be written down is not sent.
        await AuditAsync(fax, Sent, new
        {
            call,
            reader = reader.Name,
            version = reader.Version,
            endpoint = settings.Value.Endpoint?.Host,
            agreement = settings.Value.Agreement?.Trim(),
            what = settings.Value.Send,
            document = fax.Sha256,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(question.Content.Content.Span)),
            bytes = question.Content.Content.Length,
            pages = question.Content.Pages,
            zones = question.Places.Select(p => new { page = p.Reading.Page, field = p.Reading.Field, box = p.Reading.Box.ToArray() }),
        }, cancellation);
        long started = time.GetTimestamp();
        var (answer, outcome) = await TryAsync(fax, question, cancellation);
        if (answer is not null) CloudMetrics.Read(reader.Name, answer.Model, answer.Pages.Count);
        CloudMetrics.Ended(reader.Name, outcome);
        await AuditAsync(fax, Ended, new { call, outcome, pages = answer?.Pages.Count ?? 0, milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds }, cancellation);
        return answer;
    }

    private async Task<(CloudAnswer? Answer, string Outcome)> TryAsync(Fax fax, OpinionQuestion question, CancellationToken cancellation)
    {
        try
        {
            return (await reader.ReadAsync(question.Content, cancellation), "answered");
        }
        catch (CloudOutageException outage)
        {
            pause.Note(outage.Outage);
            if (outage.Outage is CloudOutage.Refused or CloudOutage.Retired) LogRefused(fax.Id, outage.Reason.Code, outage.Message);
            else LogOutage(fax.Id, outage.Reason.Code, outage.Message);
            return (null, outage.Reason.Code);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // A client that fails in a way nobody foresaw costs the opinion, not the fax. Its message may hold anything.
            pause.Note(CloudOutage.Down);
            LogFault(fax.Id, fault.GetType().Name, fault.StackTrace);
            return (null, "cloud-fault");
        }
    }

    private Task AuditAsync(Fax fax, string action, object details, CancellationToken cancellation) =>
        store.AuditAsync(new AuditEvent(time.GetUtcNow(), Actor, action, fax.Id, JsonSerializer.Serialize(details, DocumentJson.OneLine)), cancellation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fax {FaxId} goes on without a second opinion ({Code}): {Why}")]
    private partial void LogOutage(string faxId, string code, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fax {FaxId} goes on without a second opinion, and so will others ({Code}): {Why}")]
    private partial void LogRefused(string faxId, string code, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The cloud reader's client failed on fax {FaxId} with {Fault}\n{Trace}")]
    private partial void LogFault(string faxId, string fault, string? trace);
}
