using FaxIngest.Composition;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Work.Cloud;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proof of the reader outside the house: that it is off, or that it can be reached, lets us in and does not end soon.</summary>
internal static class CloudProofs
{
    internal static Proof Cloud { get; } = new("cloud reader", async (provider, cancellation) =>
    {
        if (!CloudServices.IsOn(provider)) return "off (azure is not among Recognize:Engines): nothing of a fax leaves this house";
        var reader = provider.GetRequiredService<ICloudReader>();
        var options = provider.GetRequiredService<IOptions<AzureOptions>>().Value;
        var today = DateOnly.FromDateTime(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var notice = ApiRetirements.NoticeOf(RetirementWatch.VersionOf(reader), today);
        if (notice is { Urgency: RetirementUrgency.Over }) throw new ProofException(notice.Message);
        try
        {
            string found = await reader.ProveAsync(cancellation);
            return $"ON, sends {options.Send} of doubtful fields under \"{options.Agreement}\": {found}{(notice is null ? "" : $". {notice.Message}")}";
        }
        catch (CloudOutageException outage)
        {
            throw new ProofException($"{outage.Message} Faxes go on without second opinions meanwhile.");
        }
    });
}
