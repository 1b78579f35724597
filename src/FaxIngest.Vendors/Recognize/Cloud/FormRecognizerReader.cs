using System.Text.Json;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Azure AI Document Intelligence through the package Azure.AI.FormRecognizer, interface 2023-07-31. Limits, meaning of statuses and the form of the
/// answer are those of our own client; the package brings the requests and their repetition.</summary>
internal sealed class FormRecognizerReader : ICloudReader
{
    private const string ApiVersion = "2023-07-31";

    /// <summary>Attempts after the first, and the first wait; the package doubles it and heeds what the service asks for.</summary>
    private const int Retries = 3;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1), MostRetry = TimeSpan.FromSeconds(15), FirstPoll = TimeSpan.FromSeconds(1), MostPoll = TimeSpan.FromSeconds(5);

    private readonly CloudTerms terms;
    private readonly DocumentAnalysisClient client;
    private readonly AzureKeyCredential? keyHolder;
    private readonly Func<CancellationToken, ValueTask<string>>? key;
    private readonly double pace;

    /// <param name="terms">Where, what, how long.</param>
    /// <param name="key">Gives the key, asked for before every question; null when tokens are used.</param>
    /// <param name="credential">Gives tokens; null when a key is used.</param>
    /// <param name="pace">Share of the usual waits, for tests.</param>
    internal FormRecognizerReader(CloudTerms terms, Func<CancellationToken, ValueTask<string>>? key, TokenCredential? credential, double pace = 1)
    {
        (this.terms, this.key, this.pace) = (terms, key, pace);
        var options = new DocumentAnalysisClientOptions(DocumentAnalysisClientOptions.ServiceVersion.V2023_07_31);
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = FirstRetry * pace;
        options.Retry.MaxDelay = MostRetry * pace;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        // What the package logs could hold headers and content.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.AddPolicy(new OneHost(terms.Endpoint), HttpPipelinePosition.PerCall);
        keyHolder = key is null ? null : new AzureKeyCredential("unset");
        client = keyHolder is not null ? new DocumentAnalysisClient(terms.Endpoint, keyHolder, options) : new DocumentAnalysisClient(terms.Endpoint, credential!, options);
    }

    /// <inheritdoc/>
    public string Name => EngineOrder.Azure;

    /// <inheritdoc/>
    public string Version => $"{ApiVersion} {terms.Model}";

    /// <inheritdoc/>
    public async Task<CloudAnswer> ReadAsync(CloudQuestion question, CancellationToken cancellation)
    {
        CloudLimits.Check(question, terms.MostBytes);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(terms.Patience);
        return await Guarded(async () =>
        {
            await SetKeyAsync(patience.Token);
            using var content = new MemoryStream(question.Content.ToArray(), writable: false);
            var operation = await client.AnalyzeDocumentAsync(WaitUntil.Started, terms.Model, content, Options(), patience.Token);
            for (int asked = 0; !operation.HasCompleted; asked++)
            {
                await Task.Delay(Math.Min(MostPoll.TotalMilliseconds, FirstPoll.TotalMilliseconds * Math.Pow(1.5, asked)) is var wait ? TimeSpan.FromMilliseconds(wait * pace) : default, patience.Token);
                await operation.UpdateStatusAsync(patience.Token);
            }
            var answer = FormRecognizerAnswer.Of(operation.Value);
            CloudLimits.CheckWhole(question, answer);
            return answer;
        }, cancellation);
    }

    /// <inheritdoc/>
    public async Task<string> ProveAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(terms.Patience);
        return await Guarded(async () =>
        {
            await SetKeyAsync(patience.Token);
            return $"{terms.Endpoint.Host} by Azure.AI.FormRecognizer, interface {ApiVersion}, {terms.Model}; this package has no question that could be asked without a document";
        }, cancellation);
    }

    private AnalyzeDocumentOptions Options()
    {
        var options = new AnalyzeDocumentOptions();
        if (terms.Model == "prebuilt-layout") options.Features.Add(DocumentAnalysisFeature.KeyValuePairs);
        return options;
    }

    private async Task SetKeyAsync(CancellationToken cancellation)
    {
        if (keyHolder is not null) keyHolder.Update(await key!(cancellation));
    }

    /// <summary>Turns the package's exceptions into ours. Their messages quote answers, so none is taken over.</summary>
    private async Task<T> Guarded<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (RequestFailedException failed) when (failed.Status != 0)
        {
            throw CloudStatus.OutageOf(failed.Status, failed.ErrorCode);
        }
        catch (Exception gone) when (gone is RequestFailedException or AggregateException or HttpRequestException or IOException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new CloudOutageException(CloudOutage.Down, "The cloud reader cannot be reached.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CloudOutageException(CloudOutage.Slow, FormattableString.Invariant($"The cloud reader gave no answer within {terms.Patience.TotalSeconds:0} seconds."));
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException or NullReferenceException)
        {
            throw new CloudOutageException(CloudOutage.Garbage, "The cloud reader's answer makes no sense: the package cannot read it.");
        }
    }

    /// <summary>Keeps every request, the one for the result too, at the host that the agreement names: anybody else would get the key.</summary>
    private sealed class OneHost(Uri endpoint) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Check(message);
            ProcessNext(message, pipeline);
        }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Check(message);
            return ProcessNextAsync(message, pipeline);
        }

        private void Check(HttpMessage message)
        {
            var to = message.Request.Uri.ToUri();
            if (Uri.Compare(to, endpoint, UriComponents.SchemeAndServer | UriComponents.Port, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
                throw new CloudOutageException(CloudOutage.Refused, "The cloud reader's result would lie with somebody else, which is refused.");
        }
    }
}
