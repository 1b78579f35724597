using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>ONNX Runtime's C interface: one exported function, and behind it a table of function pointers whose order is fixed for ever
/// (new ones are only added at the end). Only the slots used here are named.</summary>
internal static unsafe partial class OnnxApi
{
    /// <summary>Version of the table asked for (ONNX Runtime 1.14): every later library gives it too.</summary>
    internal const uint TableVersion = 14;

    private static readonly Lazy<nint> Entries = new(LoadTable);

    private static readonly Lazy<nint> Environment = new(CreateEnvironment);

    /// <summary>Version of the library, such as <c>1.30.0</c>.</summary>
    /// <exception cref="OnnxException">The library is too old for <see cref="TableVersion"/>.</exception>
    internal static string Version
    {
        get
        {
            _ = Entries.Value;
            return Marshal.PtrToStringUTF8(GetBase()->GetVersion()) ?? "";
        }
    }

    /// <summary>The environment that all sessions of a process share; lives as long as the process.</summary>
    internal static nint SharedEnvironment => Environment.Value;

    /// <summary>Position of a function in the table (onnxruntime_c_api.h, struct OrtApi).</summary>
    internal enum Slot
    {
        GetErrorMessage = 2,
        CreateEnv = 3,
        CreateSessionFromArray = 8,
        Run = 9,
        CreateSessionOptions = 10,
        DisableMemPattern = 17,
        SetSessionGraphOptimizationLevel = 23,
        SetIntraOpNumThreads = 24,
        SetInterOpNumThreads = 25,
        SessionGetInputName = 36,
        SessionGetOutputName = 37,
        CreateTensorWithDataAsOrtValue = 49,
        GetTensorMutableData = 51,
        GetDimensionsCount = 61,
        GetDimensions = 62,
        GetTensorTypeAndShape = 65,
        CreateCpuMemoryInfo = 69,
        AllocatorFree = 76,
        GetAllocatorWithDefaultOptions = 78,
        ReleaseStatus = 93,
        ReleaseMemoryInfo = 94,
        ReleaseSession = 95,
        ReleaseValue = 96,
        ReleaseTensorTypeAndShapeInfo = 99,
        ReleaseSessionOptions = 100,
    }

    /// <summary>Address of a function.</summary>
    internal static nint At(Slot slot) => ((nint*)Entries.Value)[(int)slot];

    /// <summary>Turns a failed call's status into an exception and frees it.</summary>
    internal static void Check(nint status)
    {
        if (status == 0) return;
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)At(Slot.GetErrorMessage))(status)) ?? "unknown error";
        Release(Slot.ReleaseStatus, status);
        throw new OnnxException(message);
    }

    /// <summary>Frees an object by the release function of its kind; 0 is nothing to free.</summary>
    internal static void Release(Slot release, nint instance)
    {
        if (instance != 0) ((delegate* unmanaged<nint, void>)At(release))(instance);
    }

    private static nint LoadTable()
    {
        var table = GetBase()->GetTable(TableVersion);
        return table != 0 ? table : throw new OnnxException($"the library is older than table version {TableVersion}");
    }

    private static nint CreateEnvironment()
    {
        const int errorsOnly = 3; // ORT_LOGGING_LEVEL_ERROR
        nint environment;
        fixed (byte* name = "faxingest\0"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)At(Slot.CreateEnv))(errorsOnly, name, &environment));
        }
        return environment;
    }

    [LibraryImport(NativeLibraries.OnnxRuntime, EntryPoint = "OrtGetApiBase")]
    private static partial ApiEntry* GetBase();

    [StructLayout(LayoutKind.Sequential)]
    private struct ApiEntry
    {
        public delegate* unmanaged<uint, nint> GetTable;
        public delegate* unmanaged<nint> GetVersion;
    }
}
