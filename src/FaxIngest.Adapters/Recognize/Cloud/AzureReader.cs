using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Azure AI Document Intelligence over its REST interface, version 2024-11-30: sends an image, asks for the result until it is there, has it deleted
/// over there (else it is kept a day). Messages name status codes, never an address with its query, a key or anything of a document.</summary>
internal sealed partial class AzureReader(HttpClient client, AzureOptions options, AzureSignIn signIn, AzurePace pace, ILogger<AzureReader> log) : ICloudReader
{
    /// <summary>The interface version spoken.</summary>
    internal const string ApiVersion = "2024-11-30";

    /// <summary>Longest that a fax waits for a result to be deleted.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly AzureHttp http = new(client, signIn, pace, TimeProvider.System);

    /// <inheritdoc/>
    public string Name => EngineOrder.Azure;

    /// <inheritdoc/>
    public string Version => $"{ApiVersion} {options.Model}";

    /// <inheritdoc/>
    public async Task<CloudAnswer> ReadAsync(CloudQuestion question, CancellationToken cancellation)
    {
        CloudLimits.Check(question, options.MostBytes);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        Uri? operation = null;
        try
        {
            var accepted = await http.SendAsync(() => Analyze(question), patience.Token);
            operation = Checked(accepted.Operation);
            var answer = await ResultAsync(operation, accepted.RetryAfter, patience.Token);
            CloudLimits.CheckWhole(question, answer);
            return answer;
        }
        catch (CloudOutageException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CloudOutageException(CloudOutage.Slow, FormattableString.Invariant($"The cloud reader gave no answer within {options.Patience.TotalSeconds:0} seconds."));
        }
        finally
        {
            if (operation is not null) await DeleteAsync(operation);
        }
    }

    /// <inheritdoc/>
    public async Task<string> ProveAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        try
        {
            _ = await http.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, At("documentintelligence/info")), patience.Token);
            return $"{options.Endpoint!.Host} lets us in, interface {ApiVersion}, {options.Model}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CloudOutageException(CloudOutage.Slow, "The cloud reader does not answer.");
        }
    }

    private HttpRequestMessage Analyze(CloudQuestion question)
    {
        string more = options.Model == "prebuilt-layout" ? "&features=keyValuePairs" : "";
        return new HttpRequestMessage(HttpMethod.Post, At($"documentintelligence/documentModels/{options.Model}:analyze", "&stringIndexType=utf16CodeUnit" + more))
        {
            Content = new ReadOnlyMemoryContent(question.Content) { Headers = { ContentType = new MediaTypeHeaderValue(question.ContentType) } },
        };
    }

    private async Task<CloudAnswer> ResultAsync(Uri operation, TimeSpan? first, CancellationToken patience)
    {
        var wait = first;
        for (int asked = 0; ; asked++)
        {
            await Task.Delay(wait ?? pace.Poll(asked), patience);
            var status = await StatusAsync(operation, patience);
            if (AzureAnswer.TryRead(status.Body, out var answer)) return answer!;
            wait = status.RetryAfter;
        }
    }

    private async Task<AzureReply> StatusAsync(Uri operation, CancellationToken patience)
    {
        try
        {
            return await http.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, operation), patience);
        }
        catch (CloudOutageException gone) when (gone.Outage == CloudOutage.Retired)
        {
            // The interface is there, it took the image: this one result is not.
            throw new CloudOutageException(CloudOutage.Garbage, "The cloud reader has lost the result.");
        }
    }

    /// <summary>The result is fetched only from where the image was sent: anywhere else would get the key.</summary>
    private Uri Checked(Uri? operation)
    {
        if (operation is null) throw new CloudOutageException(CloudOutage.Garbage, "The cloud reader does not say where its result will be.");
        bool same = Uri.Compare(operation, options.Endpoint, UriComponents.SchemeAndServer | UriComponents.Port, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return same && operation.UserInfo.Length == 0 ? operation : throw new CloudOutageException(CloudOutage.Refused, "The cloud reader's result would lie with somebody else, which is refused.");
    }

    private async Task DeleteAsync(Uri operation)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            _ = await http.SendAsync(() => new HttpRequestMessage(HttpMethod.Delete, operation), patience.Token);
        }
        catch (Exception kept) when (kept is CloudOutageException or OperationCanceledException)
        {
            LogKept(kept is CloudOutageException outage ? outage.Reason.Code : "cloud-slow");
        }
    }

    private Uri At(string path, string query = "") => new(new Uri(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/"), $"{path}?api-version={ApiVersion}{query}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cloud reader did not delete a result ({Code}); by its terms it does so itself within a day")]
    private partial void LogKept(string code);
}
