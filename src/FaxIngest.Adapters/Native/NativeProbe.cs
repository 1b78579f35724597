using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>One native part as found on this machine.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Version">Its own version, null when it is missing.</param>
/// <param name="Package">The package that brings it.</param>
/// <param name="Problem">A sentence for the operator, null when all is well.</param>
internal sealed record NativePart(string Name, string? Version, string Package, string? Problem)
{
    /// <summary>It can be used.</summary>
    public bool Present => Problem is null;
}

/// <summary>Looks for every native library once at start, so that a missing one is named with its package and not met in the middle of a fax.</summary>
internal static class NativeProbe
{
    internal const string LeptonicaPackage = "Debian package liblept5";
    internal const string LibTiffPackage = "Debian package libtiff6 (comes with liblept5)";
    internal const string TesseractPackage = "Debian package libtesseract5";
    internal const string OnnxPackage = "npm package onnxruntime-node 1.30.0 (src/setup copies its library to the folder native beside the program)";

    internal const string GMimePackage = "Debian package libgmime-3.0-0";
    internal const string PangoPackage = "Debian package libpangocairo-1.0-0";

    /// <summary>Every native library the reader needs, in a fixed order.</summary>
    internal static IReadOnlyList<NativePart> Look() =>
    [
        Look("Leptonica", NativeLibraries.Leptonica, LeptonicaPackage, () => LeptonicaApi.Version),
        Look("LibTIFF", NativeLibraries.LibTiff, LibTiffPackage, () => LibTiffApi.Version),
        Look("Tesseract", NativeLibraries.Tesseract, TesseractPackage, () => TesseractApi.Version),
        Look("GMime", NativeLibraries.GMime, GMimePackage, () => GMimeApi.Version),
        Look("Pango", NativeLibraries.PangoCairo, PangoPackage, () => PangoApi.Version),
        Look("ONNX Runtime", NativeLibraries.OnnxRuntime, OnnxPackage, () => OnnxApi.Version),
    ];

    /// <summary>Looks for one library: it must load, and it must answer when asked for its version.</summary>
    internal static NativePart Look(string name, string library, string package, Func<string> version)
    {
        if (!NativeLibraries.TryLoad(library, out _))
        {
            var files = string.Join(" or ", NativeLibraries.FileNames(library));
            return new NativePart(name, null, package, $"{name} is missing: no {files} on this machine. Install {package}.");
        }
        try
        {
            return new NativePart(name, version(), package, null);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException or BadImageFormatException or OnnxException or SEHException)
        {
            return new NativePart(name, null, package, $"{name} is present but cannot be used ({e.Message}). Install {package}.");
        }
    }
}
