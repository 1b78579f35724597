namespace FaxIngest.Recognize.Cloud;

/// <summary>What is sent to a reader outside the house.</summary>
/// <param name="Content">The file's bytes.</param>
/// <param name="ContentType">Its media type, e.g. <c>image/png</c>.</param>
/// <param name="Pages">Pages in it, at least 1: fewer in the answer means that the service cut it.</param>
/// <param name="Width">Pixels across of the widest page.</param>
/// <param name="Height">Pixels down of the highest page.</param>
public sealed record CloudQuestion(ReadOnlyMemory<byte> Content, string ContentType, int Pages, int Width, int Height)
{
    /// <summary>Never the content.</summary>
    public override string ToString() => $"[{Pages} pages]";
}
