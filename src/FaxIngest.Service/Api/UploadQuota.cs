using System.Collections.Concurrent;
using FaxIngest.Composition;
using Microsoft.Extensions.Options;

namespace FaxIngest.Api;

/// <summary>How many files one account may upload in an hour (OWASP ASVS 5.2.4): a program that runs wild fills the queue, not the disk.</summary>
/// <remarks>Counted by each node for itself and lost with it: it bounds, it does not bill.</remarks>
internal sealed class UploadQuota(TimeProvider time, IOptions<WebOptions> options)
{
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset From, int Count)> counts = new(StringComparer.Ordinal);

    /// <summary>Counts a file. Null: it may come; else how long to wait.</summary>
    internal TimeSpan? Take(string person)
    {
        var now = time.GetUtcNow();
        var (from, count) = counts.AddOrUpdate(person, _ => (now, 1), (_, old) => now - old.From >= Span ? (now, 1) : (old.From, old.Count + 1));
        return count <= options.Value.UploadsPerHour ? null : from + Span - now;
    }
}
