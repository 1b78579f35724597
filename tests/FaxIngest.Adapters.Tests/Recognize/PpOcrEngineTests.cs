namespace FaxIngest.Tests.Recognize;

public sealed class PpOcrEngineTests() : OcrEngineContract("pp-ocr");
