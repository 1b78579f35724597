using FaxIngest.Read;
using FaxIngest.Recognize.Cloud;
using Microsoft.Extensions.Options;

namespace FaxIngest.Settings;

/// <summary>Refuses to start with the cloud reader switched on and anything missing: above all the agreement under which health data may be sent.</summary>
internal sealed class CloudSettings(IOptions<ReaderOptions> reading) : IValidateOptions<AzureOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureOptions options)
    {
        if (!ReaderOptions.IsReadable(reading.Value.Engines) || reading.Value.Order.Outside is null) return ValidateOptionsResult.Success;
        if (options.Problem() is { } problem) return ValidateOptionsResult.Fail(problem);
        return options.Client == "sdk" && !VendorParts.Packages["Azure.AI.FormRecognizer"]
            ? ValidateOptionsResult.Fail(VendorParts.Missing("Recognize:Azure:Client sdk", "Azure.AI.FormRecognizer"))
            : ValidateOptionsResult.Success;
    }
}
