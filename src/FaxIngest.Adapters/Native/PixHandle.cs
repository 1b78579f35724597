using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>A Leptonica image (PIX). An invalid handle is a call that failed: Leptonica answers null and no reason.</summary>
internal sealed class PixHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LeptonicaApi.Destroy(ref handle);
        return true;
    }
}
