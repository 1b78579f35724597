using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>An open TIFF of LibTIFF's.</summary>
internal sealed class TiffHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibTiffApi.Close(handle);
        return true;
    }
}
