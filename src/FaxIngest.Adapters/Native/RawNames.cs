using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Unicode;

namespace FaxIngest.Native;

/// <summary>Names that are no UTF-8. Linux allows any bytes, .NET cannot open such a file: it would lie in the drop folder for ever, unseen.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class RawNames
{
    private const int NameOffset = 19; // d_name in struct dirent of glibc and musl on 64 bits
    private const int TypeOffset = 18; // d_type
    private const byte Regular = 8; // DT_REG
    private const int LongestName = 255;

    /// <summary>Renames the files of a folder whose names are no UTF-8: each wrong byte becomes <c>%XX</c>. Returns how many.</summary>
    internal static int Mend(string folder)
    {
        nint listing = OpenFolder(folder);
        if (listing == 0) return 0;
        int mended = 0;
        try
        {
            for (byte* entry; (entry = ReadFolder(listing)) != null;)
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset);
                if (entry[TypeOffset] != Regular || Utf8.IsValid(name)) continue;
                string path = Path.Combine(folder, Shown(name));
                if (Path.Exists(path)) continue;
                byte[] from = [.. Encoding.UTF8.GetBytes(folder), (byte)'/', .. name, 0], to = [.. Encoding.UTF8.GetBytes(path), 0];
                fixed (byte* source = from, target = to)
                    if (Rename(source, target) == 0) mended++;
            }
        }
        finally
        {
            _ = CloseFolder(listing);
        }
        return mended;
    }

    /// <summary>The name as text. Of one that becomes too long the end stays: it says the type.</summary>
    internal static string Shown(ReadOnlySpan<byte> name)
    {
        var shown = new StringBuilder();
        while (name.Length > 0)
        {
            bool good = Rune.DecodeFromUtf8(name, out var rune, out int used) == System.Buffers.OperationStatus.Done;
            if (good) shown.Append(rune.ToString());
            else foreach (byte wrong in name[..used]) shown.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{wrong:X2}");
            name = name[used..];
        }
        while (Encoding.UTF8.GetByteCount(shown.ToString()) > LongestName) shown.Remove(0, 1);
        return shown.ToString();
    }

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenFolder(string path);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "readdir")]
    private static partial byte* ReadFolder(nint folder);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "closedir")]
    private static partial int CloseFolder(nint folder);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "rename")]
    private static partial int Rename(byte* from, byte* to);
}
