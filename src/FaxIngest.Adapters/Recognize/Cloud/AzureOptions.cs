using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Recognize.Cloud;

/// <summary>The cloud reader, Azure AI Document Intelligence. It is asked only when <c>azure</c> stands among <c>Recognize:Engines</c>; then parts of
/// faxes leave this machine, so the agreement that allows it must be named. There is no setting for a key: files of settings are copied and shown around.</summary>
internal sealed class AzureOptions
{
    public const string Section = "Recognize:Azure";

    /// <summary>Environment variable with the key, where neither a file nor a command gives it.</summary>
    internal const string KeyVariable = "FAXINGEST_AZURE_KEY";

    private const long Megabyte = 1_000_000;

    /// <summary>The resource, <c>https://NAME.cognitiveservices.azure.com</c>. Plain http is taken for this machine alone (a container of the service). Default none.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The agreement under which health data may be sent there (a business associate agreement): its name and date, as it is to stand in the audit. Default none: nothing is sent.</summary>
    public string? Agreement { get; set; }

    /// <summary>Which client: <c>rest</c>, our own (interface 2024-11-30); <c>sdk</c>, the package Azure.AI.FormRecognizer (2023-07-31), where it is in the build. Default <c>rest</c>.</summary>
    [RegularExpression("rest|sdk", ErrorMessage = "Recognize:Azure:Client is rest or sdk.")]
    public string Client { get; set; } = "rest";

    /// <summary>Model: <c>prebuilt-read</c>, or <c>prebuilt-layout</c> with boxes and pairs at several times the price. Default <c>prebuilt-read</c>.</summary>
    [RegularExpression("prebuilt-read|prebuilt-layout", ErrorMessage = "Recognize:Azure:Model is prebuilt-read or prebuilt-layout.")]
    public string Model { get; set; } = "prebuilt-read";

    /// <summary>What is sent: <c>crops</c>, only the zones in doubt, cut out and put on one sheet; <c>pages</c>, whole pages that have such zones. Default <c>crops</c>.</summary>
    [RegularExpression("crops|pages", ErrorMessage = "Recognize:Azure:Send is crops or pages.")]
    public string Send { get; set; } = "crops";

    /// <summary>How it signs in: <c>key</c>, or <c>entra</c>: environment, workload or managed identity. Default <c>key</c>.</summary>
    [RegularExpression("key|entra", ErrorMessage = "Recognize:Azure:SignIn is key or entra.")]
    public string SignIn { get; set; } = "key";

    /// <summary>File whose first line is the key. Default none.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Program that prints the key on its first line, run without a shell, with its arguments after blanks. Default none: the environment variable FAXINGEST_AZURE_KEY.</summary>
    public string? KeyCommand { get; set; }

    /// <summary>Longest that a fax waits for its second opinion, attempts included. Default 30 seconds. 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After an outage nobody asks for this time. Default 5 minutes. 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PauseAfterOutage { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Megabytes of the largest image sent; what is larger is not. Default 4, which the free tier takes too; the paid one takes 500. 1 to 500.</summary>
    [Range(1, 500)]
    public int MaxMegabytes { get; set; } = 4;

    /// <summary>Bytes of the largest image.</summary>
    internal long MostBytes => MaxMegabytes * Megabyte;

    /// <summary>What is wrong with it when it is switched on; null: nothing.</summary>
    internal string? Problem()
    {
        if (Endpoint is null) return "Recognize:Azure:Endpoint is missing, but Recognize:Engines asks for azure.";
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme != Uri.UriSchemeHttps && !(Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback))
            return "Recognize:Azure:Endpoint must begin with https://: parts of faxes are sent there.";
        if (Endpoint.UserInfo.Length > 0 || Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0) return "Recognize:Azure:Endpoint holds more than an address.";
        if (string.IsNullOrWhiteSpace(Agreement) || Agreement.Trim().Length < LeastAgreement)
            return "Recognize:Azure:Agreement is missing: Recognize:Engines asks for azure, which sends parts of faxes, health data, out of this house. Name the agreement with the cloud provider that allows it (its title and date), or take azure out.";
        return null;
    }

    /// <summary>Characters of the shortest agreement's name: "yes" and "true" name none.</summary>
    private const int LeastAgreement = 8;
}
