namespace FaxIngest.Render;

/// <summary>Opens one kind of container: mail, zip, TNEF and so on. One level of it; what is inside may be a container again.</summary>
public interface IContainerFormat
{
    /// <summary>Whether a file is this kind of container. The bytes decide; the declared type only where it says more than they can.</summary>
    /// <param name="file">The file.</param>
    /// <param name="head">Its first bytes (up to 4,096).</param>
    bool Recognizes(PartFile file, ReadOnlySpan<byte> head);

    /// <summary>Unpacks one level into files of the space, within its limits.</summary>
    /// <exception cref="UnreadableException">It is broken, locked or over a limit, and nothing of it can be given.</exception>
    Contents Open(PartFile file, PartSpace space);
}
