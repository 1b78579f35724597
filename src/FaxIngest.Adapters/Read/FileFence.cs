using System.Runtime.InteropServices;
using FaxIngest.Native;

namespace FaxIngest.Read;

/// <summary>A Landlock domain (Linux 5.13 and later): what is not named cannot be opened, changed or run, and no process outside can be signaled, traced or read through <c>/proc</c>.</summary>
/// <remarks>It holds for the thread that enters and for what that thread starts. So the parent enters it on a thread of its own and starts the reader there: the reader is born inside.</remarks>
internal static unsafe class FileFence
{
    private const nint CreateRuleset = 444, AddRule = 445, RestrictSelf = 446; // the same on every architecture
    private const nint AskVersion = 1; // LANDLOCK_CREATE_RULESET_VERSION
    private const nint PathBeneath = 1; // LANDLOCK_RULE_PATH_BENEATH
    private const int OpenPathCloseOnExec = 0x200000 | 0x80000; // O_PATH | O_CLOEXEC

    private const ulong Execute = 1, WriteFile = 1 << 1, ReadFile = 1 << 2, ReadFolder = 1 << 3;
    private const ulong FirstVersion = (1 << 13) - 1; // all rights of the first version: up to making links
    private const ulong Truncate = 1 << 14; // version 3
    private const ulong OfFiles = Execute | WriteFile | ReadFile | Truncate; // rights that a rule on a file may have

    /// <summary>struct landlock_ruleset_attr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        internal ulong Files;
        internal ulong Network;
        internal ulong Scopes;
    }

    /// <summary>struct landlock_path_beneath_attr.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Rule
    {
        internal ulong Allowed;
        internal int Folder;
    }

    /// <summary>The kernel's version of it; 0: it has none, or does not let us use it.</summary>
    internal static int Version => !OperatingSystem.IsLinux() ? 0 : (int)Math.Max(0, PosixApi.SystemCall(CreateRuleset, 0, 0, (void*)AskVersion));

    /// <summary>Shuts the calling thread in. False: this kernel cannot.</summary>
    internal static bool Enter(FenceRules rules)
    {
        int version = Version;
        if (version < 1) return false;
        // By version: moving between folders (2), truncating (3), device control (5); then TCP (4); then signals and abstract sockets (6).
        ulong files = FirstVersion | (version >= 2 ? 1UL << 13 : 0) | (version >= 3 ? Truncate : 0) | (version >= 5 ? 1UL << 15 : 0);
        var set = new Ruleset { Files = files, Network = version >= 4 ? 3UL : 0, Scopes = version >= 6 ? 3UL : 0 };
        nint size = version >= 6 ? sizeof(Ruleset) : version >= 4 ? 16 : 8;
        int ruleset = (int)PosixApi.SystemCall(CreateRuleset, (nint)(&set), size, null);
        if (ruleset < 0) return false;
        try
        {
            foreach (string path in rules.Runnable) Allow(ruleset, path, (Execute | ReadFile | ReadFolder) & files);
            foreach (string path in rules.Readable) Allow(ruleset, path, (ReadFile | ReadFolder) & files);
            foreach (string path in rules.Writable) Allow(ruleset, path, files & ~Execute);
            return PosixApi.ProcessControl(PosixApi.NoNewPrivileges, 1, 0, 0, 0) == 0 && DropCapabilities() && PosixApi.SystemCall(RestrictSelf, ruleset, 0, null) == 0;
        }
        finally
        {
            _ = PosixApi.Close(ruleset);
        }
    }

    /// <summary>For a service that runs as root: whoever may look at performance counters may read the environment of other processes, secrets in it and all, whatever the fence says (seen on Linux 6.18).
    /// Without new privileges they do not come back with the program that is started.</summary>
    private static bool DropCapabilities()
    {
        int? call = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => 126, Architecture.Arm64 => 91, _ => null };
        if (call is not { } number) return false;
        const uint thirdVersion = 0x20080522; // _LINUX_CAPABILITY_VERSION_3: two words of effective, permitted, inheritable
        uint* header = stackalloc uint[] { thirdVersion, 0 };
        uint* none = stackalloc uint[6];
        new Span<uint>(none, 6).Clear();
        return PosixApi.SystemCall(number, (nint)header, (nint)none, null) == 0;
    }

    /// <summary>What is not there needs no rule.</summary>
    private static void Allow(int ruleset, string path, ulong rights)
    {
        int folder = PosixApi.Open(path, OpenPathCloseOnExec);
        if (folder < 0) return;
        var rule = new Rule { Allowed = Directory.Exists(path) ? rights : rights & OfFiles, Folder = folder };
        _ = PosixApi.SystemCall4(AddRule, ruleset, PathBeneath, &rule, 0);
        _ = PosixApi.Close(folder);
    }
}
