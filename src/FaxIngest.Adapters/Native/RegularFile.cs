using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>Tells a file with contents from pipes, sockets and devices, which .NET does not: opening one of those can block for ever.</summary>
internal static unsafe partial class RegularFile
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint WantType = 1; // STATX_TYPE
    private const int Size = 256; // struct statx, the same on every architecture
    private const int ModeOffset = 28; // stx_mode
    private const int TypeMask = 0xF000, Regular = 0x8000; // S_IFMT, S_IFREG

    /// <summary>Whether the path leads to a file with contents; links are followed.</summary>
    /// <exception cref="FileNotFoundException">It leads nowhere.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way is closed.</exception>
    internal static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            var attributes = File.GetAttributes(path);
            return (attributes & (FileAttributes.Directory | FileAttributes.Device)) == 0;
        }
        byte* status = stackalloc byte[Size];
        if (Status(CurrentFolder, path, 0, WantType, status) != 0)
        {
            const int NotPermitted = 1, AccessDenied = 13;
            throw Marshal.GetLastPInvokeError() is NotPermitted or AccessDenied ? new UnauthorizedAccessException() : new FileNotFoundException();
        }
        int mode = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(status + ModeOffset, sizeof(ushort)));
        return (mode & TypeMask) == Regular;
    }

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, byte* status);
}
