using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>A GObject that this side owns one reference of.</summary>
internal sealed class GObjectHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        GLibApi.Release(handle);
        return true;
    }
}
