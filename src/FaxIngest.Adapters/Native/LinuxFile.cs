using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace FaxIngest.Native;

/// <summary>Opening files that others put there, on Linux: never through a link, never waiting on a pipe, and able to tell whether somebody is writing.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxFile
{
    internal const int NoSuchFile = 2; // ENOENT
    internal const int LoopOrLink = 40; // ELOOP: what O_NOFOLLOW answers for a link

    private const int ReadOnlyNonBlockingCloseOnExec = 0x800 | 0x80000; // O_RDONLY | O_NONBLOCK | O_CLOEXEC
    private const int WouldBlock = 11; // EAGAIN
    private const int SharedLockWithoutWaiting = 1 | 4; // LOCK_SH | LOCK_NB
    private const int SetLease = 1024; // F_SETLEASE
    private const int SetSignal = 10; // F_SETSIG
    private const int ReadLease = 0; // F_RDLCK
    private const int NoLease = 2; // F_UNLCK
    private const int Urgent = 23; // SIGURG, ignored by default; a broken lease's default, SIGIO, would end the process

    // O_NOFOLLOW differs on arm64.
    private static int NoFollow => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <summary>Opens for reading; null and the error number when it cannot.</summary>
    internal static SafeFileHandle? Open(string path, out int error)
    {
        int handle = OpenFile(path, ReadOnlyNonBlockingCloseOnExec | NoFollow);
        error = handle < 0 ? Marshal.GetLastPInvokeError() : 0;
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    /// <summary>Takes a shared lock that ends with the handle. False: somebody holds an exclusive one.</summary>
    internal static bool TryShare(SafeFileHandle file) => Lock(file, SharedLockWithoutWaiting) == 0 || Marshal.GetLastPInvokeError() != WouldBlock;

    /// <summary>Whether a process has the file open for writing: then the kernel grants no read lease. Null: it cannot be told (network share, another owner's file).</summary>
    internal static bool? IsBeingWritten(SafeFileHandle file)
    {
        if (Control(file, SetSignal, Urgent) != 0) return null;
        if (Control(file, SetLease, ReadLease) == 0)
        {
            _ = Control(file, SetLease, NoLease);
            return false;
        }
        return Marshal.GetLastPInvokeError() == WouldBlock ? true : null;
    }

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, int argument);
}
