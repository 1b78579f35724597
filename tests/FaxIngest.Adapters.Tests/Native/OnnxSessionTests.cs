using FaxIngest.Native;

namespace FaxIngest.Tests.Native;

public sealed class OnnxSessionTests
{
    /// <summary>Silence and the characters of src/recognizer/alphabet.py.</summary>
    private const int Classes = 132;

    private static readonly byte[] Model = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "own.onnx"));

    [Fact]
    public void Runs_a_batch_and_tells_the_output_shape()
    {
        using var session = new OnnxSession(Model);

        var (output, shape) = session.Run(new float[2 * 40 * 64], [2, 1, 40, 64], (values, sizes) => (values.ToArray(), sizes.ToArray()));

        Assert.Equal([2L, Classes, 16L], shape);
        Assert.Equal(2 * Classes * 16, output.Length);
        Assert.All(output, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(output[..(Classes * 16)], output[(Classes * 16)..]);
    }

    [Fact]
    public void Refuses_bytes_that_are_no_model() => Assert.Throws<OnnxException>(() => new OnnxSession(new byte[100]));

    [Fact]
    public void Refuses_a_shape_the_model_cannot_take()
    {
        using var session = new OnnxSession(Model);

        Assert.Throws<OnnxException>(() => session.Run(new float[64], [1, 1, 1, 64], (_, _) => 0));
    }

    [Fact]
    public void Refuses_to_run_once_disposed_and_can_be_disposed_twice()
    {
        var session = new OnnxSession(Model);
        session.Dispose();
        session.Dispose();

        Assert.Throws<ObjectDisposedException>(() => session.Run(new float[40 * 64], [1, 1, 40, 64], (_, _) => 0));
    }
}
