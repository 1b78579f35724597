using FaxIngest.Recognize;
using FaxIngest.Recognize.Lines;
using FaxIngest.Tests.Recognize;

namespace FaxIngest.Tests.Vendors;

public sealed class TesseractNugetEngineTests() : OcrEngineContract(
    "tesseract-nuget", () => new TesseractNugetEngine(TessdataFolder.Find(), TessdataFolder.Fingerprint(TessdataFolder.Find())));
