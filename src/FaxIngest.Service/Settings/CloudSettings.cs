using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using Microsoft.Extensions.Options;

namespace FaxIngest.Settings;

/// <summary>Refuses to start with the cloud reader switched on and anything missing: above all the agreement under which health data may be sent.</summary>
internal sealed class CloudSettings(IConfiguration configuration) : IValidateOptions<AzureOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureOptions options)
    {
        // Not from the options: where those are wrong they say so themselves, once.
        string? engines = configuration[$"{ReaderOptions.Section}:{nameof(ReaderOptions.Engines)}"];
        if (engines is null || !ReaderOptions.IsReadable(engines) || EngineOrder.Parse(engines).Outside is null) return ValidateOptionsResult.Success;
        if (options.Problem() is { } problem) return ValidateOptionsResult.Fail(problem);
        return options.Client == "sdk" && !VendorParts.Packages["Azure.AI.FormRecognizer"]
            ? ValidateOptionsResult.Fail(VendorParts.Missing("Recognize:Azure:Client sdk", "Azure.AI.FormRecognizer"))
            : ValidateOptionsResult.Success;
    }
}
