namespace FaxIngest.Tests.Recognize;

public sealed class OwnOcrEngineTests() : OcrEngineContract("own");
