using FaxIngest.Native;
using Microsoft.Win32.SafeHandles;

namespace FaxIngest.Read;

/// <summary>Takes stdin and stdout of a reader process for the protocol alone.</summary>
/// <remarks>Native libraries print to file 1 and programs started here inherit files 0 and 1. So the pipes move to other numbers, which no
/// child inherits; file 0 becomes empty and whatever is printed goes to stderr, where it harms nothing.</remarks>
internal static class ReaderStreams
{
    /// <summary>Numbers below stay free for what expects to be there.</summary>
    private const int LowestFile = 3;

    /// <summary>Moves the pipes. Call once, before anything uses the console.</summary>
    internal static (Stream Requests, Stream Answers) Take()
    {
        if (!OperatingSystem.IsLinux())
        {
            var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            Console.SetIn(TextReader.Null);
            Console.SetOut(Console.Error);
            return streams;
        }
        int requests = Check(PosixApi.Control(0, PosixApi.DuplicateAboveCloseOnExec, LowestFile));
        int answers = Check(PosixApi.Control(1, PosixApi.DuplicateAboveCloseOnExec, LowestFile));
        int nothing = Check(PosixApi.Open("/dev/null", PosixApi.OpenReadOnlyCloseOnExec));
        Check(PosixApi.Duplicate(nothing, 0));
        Check(PosixApi.Duplicate(2, 1));
        _ = PosixApi.Close(nothing);
        return (Open(requests, FileAccess.Read), Open(answers, FileAccess.Write));
    }

    private static FileStream Open(int file, FileAccess access) => new(new SafeFileHandle(file, ownsHandle: true), access, bufferSize: 0);

    private static int Check(int result) =>
        result >= 0 ? result : throw new IOException($"the reader's pipes cannot be moved (error {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()})");
}
