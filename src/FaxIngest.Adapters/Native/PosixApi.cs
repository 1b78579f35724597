using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>The few calls of the C library (Linux) with which a reader process shuts itself in and its parent ends it. Results are −1 on failure, as in C.</summary>
internal static unsafe partial class PosixApi
{
    private const string Library = NativeLibraries.CRuntime;

    internal const int DuplicateAboveCloseOnExec = 1030; // F_DUPFD_CLOEXEC
    internal const int OpenReadOnlyCloseOnExec = 0x80000; // O_RDONLY | O_CLOEXEC
    internal const int SignalKill = 9;
    internal const int LimitProcessorSeconds = 0; // RLIMIT_CPU
    internal const int LimitFileSize = 1; // RLIMIT_FSIZE
    internal const int LimitWritableMemory = 2; // RLIMIT_DATA: private writable mappings since Linux 4.7
    internal const int LimitCoreDump = 4; // RLIMIT_CORE
    internal const int LimitOpenFiles = 7; // RLIMIT_NOFILE
    internal const int NoNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS

    /// <summary>RLIM_INFINITY.</summary>
    internal const ulong Unlimited = ulong.MaxValue;

    /// <summary>struct rlimit on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ResourceLimit
    {
        internal ulong Soft;
        internal ulong Hard;
    }

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int file, int command, int argument);

    [LibraryImport(Library, EntryPoint = "dup2", SetLastError = true)]
    internal static partial int Duplicate(int from, int to);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "close")]
    internal static partial int Close(int file);

    [LibraryImport(Library, EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int process, int signal);

    [LibraryImport(Library, EntryPoint = "getpid")]
    internal static partial int ProcessId();

    [LibraryImport(Library, EntryPoint = "getpgrp")]
    internal static partial int ProcessGroup();

    [LibraryImport(Library, EntryPoint = "setpgid", SetLastError = true)]
    internal static partial int SetProcessGroup(int process, int group);

    [LibraryImport(Library, EntryPoint = "umask")]
    internal static partial uint SetCreationMask(uint mask);

    [LibraryImport(Library, EntryPoint = "setrlimit", SetLastError = true)]
    internal static partial int SetLimit(int resource, in ResourceLimit limit);

    [LibraryImport(Library, EntryPoint = "getrlimit", SetLastError = true)]
    internal static partial int GetLimit(int resource, out ResourceLimit limit);

    [LibraryImport(Library, EntryPoint = "prctl", SetLastError = true)]
    internal static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint SystemCall(nint number, nint a, nint b, void* c);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint SystemCall4(nint number, nint a, nint b, void* c, nint d);
}
