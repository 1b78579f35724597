namespace FaxIngest.Native;

/// <summary>ONNX Runtime refused a call, with its own sentence (which names tensors and shapes, never what is on a page).</summary>
internal sealed class OnnxException(string message) : Exception(message);
