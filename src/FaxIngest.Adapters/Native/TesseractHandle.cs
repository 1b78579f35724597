using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>A Tesseract engine (TessBaseAPI): one thread at a time.</summary>
internal sealed class TesseractHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        TesseractApi.End(handle);
        TesseractApi.Delete(handle);
        return true;
    }
}

/// <summary>A walk over what Tesseract recognized. Dispose it before the engine.</summary>
internal sealed class TesseractIteratorHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        TesseractApi.DeleteIterator(handle);
        return true;
    }
}
