using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace FaxIngest.Native;

/// <summary>Hears of LibTIFF which lines of a fax it could not make out: it fills them with what it has and goes on, and its messages alone say which.</summary>
internal static unsafe partial class GarbledLines
{
    /// <summary>Most lines kept of one page; of more nothing is worth knowing.</summary>
    private const int Most = 5_000;

    [ThreadStatic]
    private static List<(int Strip, int Line)>? heard;

    /// <summary>What LibTIFF is to call; 0 where its messages cannot be put together (Windows exports no function for that).</summary>
    internal static nint Handler => OperatingSystem.IsWindows() ? 0 : (nint)(delegate* unmanaged[Cdecl]<byte*, byte*, void*, void>)&Hear;

    /// <summary>The lines, by strip and line in it, that the decoder complains of while something is decoded on this thread.</summary>
    internal static IReadOnlyList<(int Strip, int Line)> While(Action decode)
    {
        LibTiffApi.Listen();
        var here = heard = [];
        try
        {
            decode();
        }
        finally
        {
            heard = null;
        }

        return [.. here.Distinct()];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Hear(byte* module, byte* format, void* arguments)
    {
        // Nothing may be thrown from here.
        if (heard is not { Count: < Most } lines || format == null) return;
        const int size = 512;
        byte* text = stackalloc byte[size];
        int length = Format(text, size, format, arguments);
        if (length <= 0) return;
        string message = Encoding.Latin1.GetString(text, Math.Min(length, size - 1));
        if (Number(message, "at line ") is { } line && Number(message, "strip ") is { } strip) lines.Add((strip, line));
    }

    /// <summary>The number behind a word of a message.</summary>
    private static int? Number(string message, string word)
    {
        int at = message.IndexOf(word, StringComparison.Ordinal);
        if (at < 0) return null;
        at += word.Length;
        int end = at;
        while (end < message.Length && char.IsAsciiDigit(message[end])) end++;
        return int.TryParse(message.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "vsnprintf")]
    private static partial int Format(byte* text, nuint size, byte* format, void* arguments);
}
