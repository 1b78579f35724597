using FaxIngest.Recognize.Cloud;
using FaxIngest.Tests.Recognize.Cloud;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Tests.Vendors;

public sealed class FormRecognizerReaderTests : CloudReaderContract
{
    private const double Quick = 0.01;

    public override ICloudReader Make(Uri address, TimeSpan patience, ILoggerFactory log) =>
        new FormRecognizerReader(new CloudTerms(address, "prebuilt-read", patience, 4_000_000), _ => ValueTask.FromResult(Key), credential: null, Quick);
}
