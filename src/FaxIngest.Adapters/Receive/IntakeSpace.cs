using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive;

/// <summary>Whether the disk has room for more.</summary>
internal sealed class IntakeSpace(IOptions<IntakeOptions> settings, IOptions<DataOptions> data)
{
    private const long Megabyte = 1_000_000;

    /// <summary>Bytes free on the disk of a folder; replaced by tests.</summary>
    internal Func<string, long> Free { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Nothing may be taken in now.</summary>
    public bool IsLacking => Free(Existing(data.Value.FullPath)) < settings.Value.MinimumFreeMegabytes * Megabyte;

    /// <summary>The folder or the nearest above it that is there: the data folder is made by the first arrival.</summary>
    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above) folder = above;
        return folder;
    }
}
