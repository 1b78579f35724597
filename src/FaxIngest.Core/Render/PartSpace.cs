using System.Globalization;
using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>Where the parts of one document are unpacked to, and how much of it is left. Names are numbers: what a sender calls a file is never a path.</summary>
/// <param name="folder">Existing private folder that goes away with the document.</param>
/// <param name="limits">Caps over all containers of the document.</param>
public sealed class PartSpace(string folder, ContainerLimits limits)
{
    private int files;

    /// <summary>The caps.</summary>
    public ContainerLimits Limits => limits;

    /// <summary>Bytes that may still be unpacked.</summary>
    public long BytesLeft { get; private set; } = limits.UnpackedBytes;

    /// <summary>Parts that may still be found.</summary>
    public int PartsLeft { get; private set; } = limits.Parts;

    /// <summary>A path in the folder that nothing has used.</summary>
    public string NewPath() => System.IO.Path.Combine(folder, (++files).ToString("000000", CultureInfo.InvariantCulture));

    /// <summary>Counts unpacked bytes.</summary>
    /// <exception cref="UnreadableException">Code <c>too-large</c>: the cap is reached.</exception>
    public void Take(long bytes)
    {
        if (bytes > BytesLeft)
            throw new UnreadableException(new Reason("too-large", FormattableString.Invariant($"Unpacked it has more than {limits.UnpackedBytes / 1_000_000.0:0.#} MB, the most that is opened.")));
        BytesLeft -= bytes;
    }

    /// <summary>Counts parts; gives how many of those wanted may still be found.</summary>
    public int TakeParts(int wanted)
    {
        int granted = Math.Min(wanted, PartsLeft);
        PartsLeft -= granted;
        return granted;
    }
}
