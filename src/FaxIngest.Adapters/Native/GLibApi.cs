using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>The few functions of GLib and GObject that GMime and Pango need of their callers.</summary>
internal static partial class GLibApi
{
    [LibraryImport(NativeLibraries.GObject, EntryPoint = "g_object_unref")]
    internal static partial void Release(nint instance);

    /// <summary>Whether an object is of a type or one derived from it.</summary>
    [LibraryImport(NativeLibraries.GObject, EntryPoint = "g_type_check_instance_is_a")]
    internal static partial int IsA(nint instance, nuint type);

    [LibraryImport(NativeLibraries.GLib, EntryPoint = "g_date_time_to_unix")]
    internal static partial long ToUnixSeconds(nint date);
}
