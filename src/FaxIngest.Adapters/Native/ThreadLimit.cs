using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>Keeps Tesseract at one thread a page.</summary>
/// <remarks>Its four OpenMP threads cost nine times the CPU of one (measured: 6.0 against 0.61 s a page, half a million context switches).
/// The parent sets <c>OMP_THREAD_LIMIT=1</c> in the reader's environment; this is the fallback for a process that was started otherwise.
/// <see cref="NativeLibraries.TryLoad"/> calls it. <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not reach the C library's environment, and only a value set before
/// the OpenMP runtime loads counts.</remarks>
internal static partial class ThreadLimit
{
    private const string Variable = "OMP_THREAD_LIMIT";

    private static readonly Lazy<bool> Done = new(Set);

    /// <summary>Sets the limit once; must run before Tesseract, and with it OpenMP, is loaded.</summary>
    internal static void Ensure() => _ = Done.Value;

    /// <summary>The limit as the C library has it; null when it is not set.</summary>
    internal static string? Current => Marshal.PtrToStringUTF8(GetEnvironment(Variable));

    private static bool Set() => OperatingSystem.IsWindows() ? PutEnvironment(Variable, "1") == 0 : SetEnvironment(Variable, "1", overwrite: 1) == 0;

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetEnvironment(string name);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PutEnvironment(string name, string value);
}
