using System.Runtime.InteropServices;
using System.Text;
using static FaxIngest.Native.OnnxApi;

namespace FaxIngest.Native;

/// <summary>Runs a model with one float input and one float output on one CPU thread.</summary>
internal sealed unsafe class OnnxSession : IDisposable
{
    private const int ElementFloat = 1; // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT
    private const int OptimizeAll = 99; // ORT_ENABLE_ALL
    private const int DeviceAllocator = 0; // OrtDeviceAllocator: no arena, the input is ours
    private const int MemoryDefault = 0; // OrtMemTypeDefault

    /// <summary>Makes something of a model's output.</summary>
    /// <param name="values">Values in the order of <paramref name="shape"/>.</param>
    /// <param name="shape">Sizes of the output's dimensions.</param>
    internal delegate T OutputReader<out T>(ReadOnlySpan<float> values, ReadOnlySpan<long> shape);

    private readonly OnnxSessionHandle _session;
    private readonly byte[] _input;
    private readonly byte[] _output;

    /// <summary>Loads a model from its bytes.</summary>
    /// <exception cref="OnnxException">The bytes are no model, or one that this library cannot run.</exception>
    internal OnnxSession(ReadOnlySpan<byte> model)
    {
        nint options = 0, session;
        try
        {
            Check(((delegate* unmanaged<nint*, nint>)At(Slot.CreateSessionOptions))(&options));
            Check(((delegate* unmanaged<nint, int, nint>)At(Slot.SetIntraOpNumThreads))(options, 1));
            Check(((delegate* unmanaged<nint, int, nint>)At(Slot.SetInterOpNumThreads))(options, 1));
            Check(((delegate* unmanaged<nint, int, nint>)At(Slot.SetSessionGraphOptimizationLevel))(options, OptimizeAll));
            // A memory plan is kept for each input shape seen; every line has its own width, so plans would only pile up.
            Check(((delegate* unmanaged<nint, nint>)At(Slot.DisableMemPattern))(options));
            fixed (byte* bytes = model)
            {
                Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)At(Slot.CreateSessionFromArray))(
                    SharedEnvironment, bytes, (nuint)model.Length, options, &session));
            }
        }
        finally
        {
            Release(Slot.ReleaseSessionOptions, options);
        }
        _session = new OnnxSessionHandle(session);
        _input = Name(Slot.SessionGetInputName, session);
        _output = Name(Slot.SessionGetOutputName, session);
    }

    /// <summary>Runs the model.</summary>
    /// <param name="input">Values in the order of <paramref name="shape"/>.</param>
    /// <param name="shape">Sizes of the input's dimensions.</param>
    /// <param name="read">Makes something of the output, which is not there any more afterwards: a copy would be 2.6 MB a line.</param>
    /// <exception cref="OnnxException">The model cannot take this shape.</exception>
    internal T Run<T>(ReadOnlySpan<float> input, ReadOnlySpan<long> shape, OutputReader<T> read)
    {
        ObjectDisposedException.ThrowIf(_session.IsClosed, this);
        nint memory = 0, given = 0, result = 0;
        try
        {
            Check(((delegate* unmanaged<int, int, nint*, nint>)At(Slot.CreateCpuMemoryInfo))(DeviceAllocator, MemoryDefault, &memory));
            fixed (float* values = input)
            fixed (long* sizes = shape)
            fixed (byte* inputName = _input)
            fixed (byte* outputName = _output)
            {
                Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)At(Slot.CreateTensorWithDataAsOrtValue))(
                    memory, values, (nuint)input.Length * sizeof(float), sizes, (nuint)shape.Length, ElementFloat, &given));
                byte* inputs = inputName, outputs = outputName;
                Check(((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)At(Slot.Run))(
                    _session.DangerousGetHandle(), 0, &inputs, &given, 1, &outputs, 1, &result));
                GC.KeepAlive(_session);
            }
            var outputShape = Shape(result);
            float* data;
            Check(((delegate* unmanaged<nint, void**, nint>)At(Slot.GetTensorMutableData))(result, (void**)&data));
            return read(new ReadOnlySpan<float>(data, checked((int)outputShape.Aggregate(1L, (count, size) => count * size))), outputShape);
        }
        finally
        {
            Release(Slot.ReleaseValue, result);
            Release(Slot.ReleaseValue, given);
            Release(Slot.ReleaseMemoryInfo, memory);
        }
    }

    /// <summary>Frees the model; twice is fine.</summary>
    public void Dispose() => _session.Dispose();

    private static long[] Shape(nint tensor)
    {
        nint shape = 0;
        try
        {
            Check(((delegate* unmanaged<nint, nint*, nint>)At(Slot.GetTensorTypeAndShape))(tensor, &shape));
            nuint count;
            Check(((delegate* unmanaged<nint, nuint*, nint>)At(Slot.GetDimensionsCount))(shape, &count));
            var sizes = new long[(int)count];
            fixed (long* first = sizes) Check(((delegate* unmanaged<nint, long*, nuint, nint>)At(Slot.GetDimensions))(shape, first, count));
            return sizes;
        }
        finally
        {
            Release(Slot.ReleaseTensorTypeAndShapeInfo, shape);
        }
    }

    /// <summary>Name of the first input or output, zero-terminated.</summary>
    private static byte[] Name(Slot getter, nint session)
    {
        nint allocator, name;
        Check(((delegate* unmanaged<nint*, nint>)At(Slot.GetAllocatorWithDefaultOptions))(&allocator));
        Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)At(getter))(session, 0, allocator, &name));
        var text = Marshal.PtrToStringUTF8(name) ?? "";
        Check(((delegate* unmanaged<nint, nint, nint>)At(Slot.AllocatorFree))(allocator, name));
        return Encoding.UTF8.GetBytes(text + "\0");
    }
}
