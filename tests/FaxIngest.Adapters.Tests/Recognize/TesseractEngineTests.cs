namespace FaxIngest.Tests.Recognize;

public sealed class TesseractEngineTests() : OcrEngineContract("tesseract");
