using FaxIngest.Native;

namespace FaxIngest.Tests.Native;

public sealed class TesseractApiTests
{
    [Fact]
    public void A_process_that_uses_tesseract_has_its_thread_limit_in_the_c_environment()
    {
        Assert.StartsWith("5.", TesseractApi.Version, StringComparison.Ordinal);

        // .NET keeps a copy of the environment; only the C library's own counts.
        Assert.Equal("1", ThreadLimit.Current);
    }

    [Fact]
    public void A_folder_without_language_data_is_an_error_code_and_no_crash()
    {
        using var engine = TesseractApi.Create();

        Assert.NotEqual(0, TesseractApi.Initialize(engine, Path.GetTempPath(), "eng", TesseractApi.LstmOnly));
    }
}
