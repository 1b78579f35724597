using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>The one place that knows what the native libraries are called on each system and where they lie.</summary>
/// <remarks>Bindings use the logical names below. A library in the <c>native</c> folder beside the program wins over the system's:
/// there the set-up puts what no system package has (ONNX Runtime), and on Windows everything.</remarks>
internal static class NativeLibraries
{
    internal const string Leptonica = "leptonica";
    internal const string LibTiff = "libtiff";
    internal const string Tesseract = "tesseract";
    internal const string OnnxRuntime = "onnxruntime";
    internal const string CRuntime = "c-runtime";
    internal const string GMime = "gmime";
    internal const string GLib = "glib";
    internal const string GObject = "gobject";
    internal const string Cairo = "cairo";
    internal const string Pango = "pango";
    internal const string PangoCairo = "pangocairo";

    /// <summary>Folder beside the program for libraries that no system package has.</summary>
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "native");

    /// <summary>File names to try for a logical name, best first; empty for a name that is none of ours.</summary>
    internal static IReadOnlyList<string> FileNames(string library) => (library, OperatingSystem.IsWindows()) switch
    {
        // 5 is Leptonica 1.82 (Debian 12); 6 is 1.84 and later, whose functions used here are the same.
        (Leptonica, false) => ["liblept.so.5", "libleptonica.so.6"],
        (Leptonica, true) => ["leptonica-1.84.1.dll", "leptonica-1.82.0.dll", "liblept-5.dll", "leptonica.dll"],
        (LibTiff, false) => ["libtiff.so.6", "libtiff.so.5"],
        (LibTiff, true) => ["libtiff-6.dll", "tiff.dll", "libtiff.dll"],
        (Tesseract, false) => ["libtesseract.so.5"],
        (Tesseract, true) => ["tesseract55.dll", "tesseract53.dll", "libtesseract-5.dll", "tesseract.dll"],
        (OnnxRuntime, false) => ["libonnxruntime.so.1"],
        (OnnxRuntime, true) => ["onnxruntime.dll"],
        (GMime, false) => ["libgmime-3.0.so.0"],
        (GMime, true) => ["libgmime-3.0-0.dll", "gmime-3.0.dll"],
        (GLib, false) => ["libglib-2.0.so.0"],
        (GLib, true) => ["libglib-2.0-0.dll", "glib-2.0-0.dll"],
        (GObject, false) => ["libgobject-2.0.so.0"],
        (GObject, true) => ["libgobject-2.0-0.dll", "gobject-2.0-0.dll"],
        (Cairo, false) => ["libcairo.so.2"],
        (Cairo, true) => ["libcairo-2.dll", "cairo.dll"],
        (Pango, false) => ["libpango-1.0.so.0"],
        (Pango, true) => ["libpango-1.0-0.dll", "pango-1.0-0.dll"],
        (PangoCairo, false) => ["libpangocairo-1.0.so.0"],
        (PangoCairo, true) => ["libpangocairo-1.0-0.dll", "pangocairo-1.0-0.dll"],
        (CRuntime, false) => ["libc.so.6"],
        (CRuntime, true) => ["ucrtbase.dll"],
        _ => [],
    };

    /// <summary>Loads a library by its logical name.</summary>
    internal static bool TryLoad(string library, out nint handle)
    {
        if (library == Tesseract) ThreadLimit.Ensure();
        foreach (var name in FileNames(library))
        {
            if (NativeLibrary.TryLoad(Path.Combine(Folder, name), out handle) || NativeLibrary.TryLoad(name, out handle)) return true;
        }
        handle = 0;
        return false;
    }

#pragma warning disable CA2255 // A resolver must stand before the first native call of this assembly, whichever type makes it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), Resolve);

    /// <summary>0 leaves a name that is none of ours to the runtime's own search, which also words the error when nothing is found.</summary>
    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) => TryLoad(library, out var handle) ? handle : 0;
}
