using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using FaxIngest.Ledger;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Api;

/// <summary>Counters of all meters named <c>FaxIngest…</c> and the faxes by state, in the Prometheus text format (version 0.0.4).</summary>
internal sealed class MetricsText : IDisposable
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly ConcurrentDictionary<(string Name, string Labels), double> sums = new();
    private readonly ConcurrentDictionary<string, string> descriptions = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private readonly IFaxStore store;
    private readonly ILedgerStore ledger;
    private readonly IReadOnlyList<IIntakeSource> sources;
    private readonly TimeProvider time;
    private readonly TrustFigures trust;

    public MetricsText(IFaxStore store, ILedgerStore ledger, IEnumerable<IIntakeSource> sources, TrustFigures trust, TimeProvider time)
    {
        (this.store, this.ledger, this.sources, this.trust, this.time) = (store, ledger, [.. sources], trust, time);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (!instrument.Meter.Name.StartsWith("FaxIngest", StringComparison.Ordinal) || !IsCounter(instrument)) return;
            descriptions[NameOf(instrument)] = instrument.Description ?? "";
            listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    /// <summary>The whole text.</summary>
    internal async Task<string> WriteAsync(CancellationToken cancellation)
    {
        var text = new StringBuilder("# HELP faxingest_faxes Faxes by state.\n# TYPE faxingest_faxes gauge\n");
        foreach (var (state, count) in (await store.CountAsync(cancellation)).OrderBy(pair => pair.Key))
            text.Append(CultureInfo.InvariantCulture, $"faxingest_faxes{{state=\"{StateCode.Of(state)}\"}} {count}\n");
        text.Append("# HELP faxingest_source_trouble_seconds For how long a source could not be taken in; 0: it can.\n# TYPE faxingest_source_trouble_seconds gauge\n");
        foreach (var source in sources)
            text.Append(CultureInfo.InvariantCulture, $"faxingest_source_trouble_seconds{{source=\"{Escape(source.Name)}\"}} {(source.Trouble is { } trouble ? Math.Max(1, (long)(time.GetUtcNow() - trouble.Since).TotalSeconds) : 0)}\n");
        if (await ledger.LatestAsync(1, cancellation) is [var account])
            text.Append(CultureInfo.InvariantCulture, $"# HELP faxingest_ledger_discrepancies Things that did not add up when the latest day was reconciled last.\n# TYPE faxingest_ledger_discrepancies gauge\n")
                .Append(CultureInfo.InvariantCulture, $"faxingest_ledger_discrepancies {account.DiscrepancyCount}\n")
                .Append(CultureInfo.InvariantCulture, $"# HELP faxingest_ledger_time_seconds When that was (Unix time).\n# TYPE faxingest_ledger_time_seconds gauge\n")
                .Append(CultureInfo.InvariantCulture, $"faxingest_ledger_time_seconds {account.At.ToUnixTimeSeconds()}\n");
        await WriteTrustAsync(text, cancellation);
        foreach (var group in sums.GroupBy(pair => pair.Key.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {group.Key} {Escape(descriptions.GetValueOrDefault(group.Key, ""))}\n# TYPE {group.Key} counter\n");
            foreach (var (key, value) in group.OrderBy(pair => pair.Key.Labels, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{key.Name}{key.Labels} {value}\n");
        }
        return text.ToString();
    }

    private async Task WriteTrustAsync(StringBuilder text, CancellationToken cancellation)
    {
        var errors = await trust.SilentErrorsAsync(cancellation);
        foreach (var (name, help, figure) in new (string, string, Func<SilentError, double>)[]
        {
            ("silent_error_samples", "Accepted fields that persons looked at since the threshold of their family changed last.", error => error.Samples),
            ("silent_error_wrong", "Of those, wrong ones.", error => error.Errors),
            ("silent_error_target", "Share of accepted fields that may be wrong.", error => error.Target),
            ("threshold_minimum", "Least confidence that measuring the silent error asks for; 0: what the calibration says.", error => error.Minimum),
        })
        {
            if (errors.Count > 0) text.Append(CultureInfo.InvariantCulture, $"# HELP faxingest_{name} {help}\n# TYPE faxingest_{name} gauge\n");
            foreach (var error in errors) text.Append(CultureInfo.InvariantCulture, $"faxingest_{name}{{family=\"{Escape(error.Family)}\"}} {figure(error)}\n");
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>(tags.Length);
        foreach (var (name, tag) in tags)
            labels.Add($"{Plain(name)}=\"{Escape(Convert.ToString(tag, CultureInfo.InvariantCulture) ?? "")}\"");
        labels.Sort(StringComparer.Ordinal);
        sums.AddOrUpdate((NameOf(instrument), labels.Count == 0 ? "" : $"{{{string.Join(',', labels)}}}"), value, (_, sum) => sum + value);
    }

    private static bool IsCounter(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Counter<>);

    /// <summary><c>reader.faults</c> of meter <c>FaxIngest</c> becomes <c>faxingest_reader_faults_total</c>.</summary>
    private static string NameOf(Instrument instrument)
    {
        string name = Plain(instrument.Name);
        if (!name.StartsWith("faxingest_", StringComparison.Ordinal)) name = "faxingest_" + name;
        return name.EndsWith("_total", StringComparison.Ordinal) ? name : name + "_total";
    }

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
