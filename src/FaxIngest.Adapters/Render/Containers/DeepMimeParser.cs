namespace FaxIngest.Render.Containers;

/// <summary>A parser of mails on a thread with a large stack.</summary>
internal sealed class DeepMimeParser(IMimeParser parser) : IMimeParser
{
    /// <inheritdoc/>
    public MimeMail Parse(string path, PartSpace space) => BigStack.Run(() => parser.Parse(path, space));
}
