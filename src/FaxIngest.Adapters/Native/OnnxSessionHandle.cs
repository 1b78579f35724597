using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>A loaded model.</summary>
internal sealed class OnnxSessionHandle : SafeHandle
{
    internal OnnxSessionHandle(nint session) : base(0, ownsHandle: true) => SetHandle(session);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OnnxApi.Release(OnnxApi.Slot.ReleaseSession, handle);
        return true;
    }
}
