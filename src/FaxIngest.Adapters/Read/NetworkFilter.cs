using System.Runtime.InteropServices;
using FaxIngest.Native;

namespace FaxIngest.Read;

/// <summary>A seccomp filter that refuses sockets of any kind and looking into other processes, for all threads and all programs started later.</summary>
/// <remarks>A document that takes over a decoder must not be able to send what it finds anywhere. io_uring is refused because it opens sockets past the filter.</remarks>
internal static unsafe class NetworkFilter
{
    private const ushort LoadWord = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private const ushort JumpIfEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort JumpIfAtLeast = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    private const ushort Return = 0x06; // BPF_RET | BPF_K
    private const uint Allow = 0x7fff0000; // SECCOMP_RET_ALLOW
    private const uint Refuse = 0x00050000 | 13; // SECCOMP_RET_ERRNO | EACCES
    private const uint NumberOffset = 0; // seccomp_data.nr
    private const uint ArchitectureOffset = 4; // seccomp_data.arch
    private const uint OtherAbi = 0x40000000; // x32 calls on x86-64
    private const int SetModeFilter = 1;
    private const int AllThreads = 1; // SECCOMP_FILTER_FLAG_TSYNC

    /// <summary>Numbers by architecture: AUDIT_ARCH, seccomp itself, then socket, ptrace, process_vm_readv, process_vm_writev, io_uring_setup.</summary>
    private static (uint Architecture, int Seccomp, uint[] Refused)? Numbers => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (0xC000003E, 317, [41, 101, 310, 311, 425]),
        Architecture.Arm64 => (0xC00000B7, 277, [198, 117, 270, 271, 425]),
        _ => null,
    };

    /// <summary>struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Step(ushort Code, byte IfTrue, byte IfFalse, uint Operand);

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Filter
    {
        internal ushort Length;
        internal Step* Steps;
    }

    /// <summary>Installs the filter; needs no-new-privileges. False: this kernel or architecture cannot.</summary>
    internal static bool Install() => Numbers is { } numbers && Forbid(numbers.Refused);

    /// <summary>The number of the call that installs filters; null on an architecture without one.</summary>
    internal static int? OwnCall => Numbers?.Seccomp;

    /// <summary>Refuses system calls by number.</summary>
    internal static bool Forbid(params uint[] refused)
    {
        if (Numbers is not { } numbers) return false;
        var steps = Steps(numbers.Architecture, refused);
        fixed (Step* first = steps)
        {
            var filter = new Filter { Length = (ushort)steps.Length, Steps = first };
            return PosixApi.SystemCall(numbers.Seccomp, SetModeFilter, AllThreads, &filter) == 0;
        }
    }

    private static Step[] Steps(uint architecture, uint[] refused)
    {
        int checks = refused.Length;
        var steps = new List<Step>
        {
            new(LoadWord, 0, 0, ArchitectureOffset),
            // Calls of another architecture (32-bit) have other numbers: refuse them all.
            new(JumpIfEqual, 0, (byte)(checks + 3), architecture),
            new(LoadWord, 0, 0, NumberOffset),
            new(JumpIfAtLeast, (byte)(checks + 1), 0, OtherAbi),
        };
        for (int i = 0; i < checks; i++) steps.Add(new(JumpIfEqual, (byte)(checks - i), 0, refused[i]));
        steps.Add(new(Return, 0, 0, Allow));
        steps.Add(new(Return, 0, 0, Refuse));
        return [.. steps];
    }
}
