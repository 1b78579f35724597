using System.Globalization;
using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>Pango and Cairo, as far as they draw lines of text. Lengths of Pango are in 1/1024 of a unit.</summary>
internal static unsafe partial class PangoApi
{
    private const string Pango = NativeLibraries.Pango, PangoCairo = NativeLibraries.PangoCairo, Cairo = NativeLibraries.Cairo;

    /// <summary>PANGO_SCALE.</summary>
    internal const int Scale = 1024;

    /// <summary>CAIRO_FORMAT_A8: one byte of coverage a pixel.</summary>
    internal const int CoverageOnly = 2;

    /// <summary>PANGO_WRAP_WORD_CHAR: between words, within one where it must be.</summary>
    internal const int WrapAnywhere = 2;

    /// <summary>PangoRectangle.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Box
    {
        internal int X, Y, Width, Height;
    }

    /// <summary>Such as <c>1.50.12</c>.</summary>
    internal static string Version
    {
        get
        {
            int version = PangoVersion();
            return string.Create(CultureInfo.InvariantCulture, $"{version / 10_000}.{version / 100 % 100}.{version % 100}");
        }
    }

    [LibraryImport(Pango, EntryPoint = "pango_version")]
    private static partial int PangoVersion();

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_create")]
    internal static partial nint NewSurface(int format, int width, int height);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_status")]
    internal static partial int SurfaceStatus(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_flush")]
    internal static partial void FlushSurface(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_destroy")]
    internal static partial void DestroySurface(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_get_data")]
    internal static partial byte* Pixels(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_get_stride")]
    internal static partial int Stride(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_create")]
    internal static partial nint NewContext(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_destroy")]
    internal static partial void DestroyContext(nint context);

    [LibraryImport(Cairo, EntryPoint = "cairo_scale")]
    internal static partial void ScaleContext(nint context, double x, double y);

    [LibraryImport(Cairo, EntryPoint = "cairo_move_to")]
    internal static partial void MoveTo(nint context, double x, double y);

    [LibraryImport(Cairo, EntryPoint = "cairo_rectangle")]
    internal static partial void Rectangle(nint context, double x, double y, double width, double height);

    [LibraryImport(Cairo, EntryPoint = "cairo_fill")]
    internal static partial void Fill(nint context);

    [LibraryImport(PangoCairo, EntryPoint = "pango_cairo_create_layout")]
    internal static partial GObjectHandle NewLayout(nint context);

    [LibraryImport(PangoCairo, EntryPoint = "pango_cairo_show_layout_line")]
    internal static partial void ShowLine(nint context, nint line);

    [LibraryImport(Pango, EntryPoint = "pango_font_description_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint NewFont(string font);

    [LibraryImport(Pango, EntryPoint = "pango_font_description_free")]
    internal static partial void FreeFont(nint font);

    [LibraryImport(Pango, EntryPoint = "pango_layout_set_font_description")]
    internal static partial void SetFont(GObjectHandle layout, nint font);

    [LibraryImport(Pango, EntryPoint = "pango_layout_set_width")]
    internal static partial void SetWidth(GObjectHandle layout, int width);

    [LibraryImport(Pango, EntryPoint = "pango_layout_set_wrap")]
    internal static partial void SetWrap(GObjectHandle layout, int mode);

    [LibraryImport(Pango, EntryPoint = "pango_layout_set_text")]
    internal static partial void SetText(GObjectHandle layout, byte* utf8, int length);

    [LibraryImport(Pango, EntryPoint = "pango_layout_get_line_count")]
    internal static partial int LineCount(GObjectHandle layout);

    /// <summary>A line that stays the layout's.</summary>
    [LibraryImport(Pango, EntryPoint = "pango_layout_get_line_readonly")]
    internal static partial nint Line(GObjectHandle layout, int index);

    [LibraryImport(Pango, EntryPoint = "pango_layout_line_get_extents")]
    internal static partial void Extents(nint line, Box* ink, out Box logical);
}
