using System.Diagnostics.Metrics;

namespace FaxIngest.Work.Cloud;

/// <summary>What the cloud reader costs and how it does.</summary>
internal static class CloudMetrics
{
    private static readonly Meter Meter = new("FaxIngest.Cloud");

    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("cloud.pages", description: "Pages that the cloud reader was asked to read: what it bills.");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("cloud.calls", description: "Calls of the cloud reader by how they ended.");

    private static readonly Counter<long> Opinions = Meter.CreateCounter<long>("cloud.opinions", description: "Second opinions by what they say of the first.");

    /// <summary>A call that ended.</summary>
    internal static void Ended(string reader, string outcome) => Calls.Add(1, new("reader", reader), new("outcome", outcome));

    /// <summary>Pages that were billed.</summary>
    internal static void Read(string reader, string model, int pages) => Pages.Add(pages, new("reader", reader), new("model", model));

    /// <summary>An opinion on a field.</summary>
    internal static void Said(string reader, string opinion) => Opinions.Add(1, new("reader", reader), new("opinion", opinion));
}
