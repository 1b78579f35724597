namespace FaxIngest.Render.Containers;

/// <summary>Makes parts of files that were unpacked.</summary>
internal static class FoundFiles
{
    /// <summary>The part: a text where it is one, else a file to be read; empty when it has no bytes.</summary>
    internal static FoundPart Of(SavedFile saved, string? name, int depth, ContainerLimits limits)
    {
        string shown = PartNames.Clean(name) ?? "file", type = MediaTypes.Of(MediaTypes.Head(saved.Path));
        var part = new FoundPart { Name = shown, Type = type, Sha256 = saved.Sha256, Bytes = saved.Bytes };
        if (saved.Bytes == 0) return part with { End = Model.PartStates.Empty };
        part = part with { File = new PartFile(saved.Path, shown, type == MediaTypes.Unknown ? "" : type, depth) };
        return TextParts.TryFile(part, limits) ?? part;
    }

    /// <summary>The plain files that a program left in its folder. A link or a folder among them was not asked for: then nothing of it is believed.</summary>
    /// <exception cref="UnreadableException">There is something else than plain files.</exception>
    internal static IReadOnlyList<FileInfo> In(string folder)
    {
        var entries = new DirectoryInfo(folder).GetFileSystemInfos();
        if (entries.Any(entry => entry is not FileInfo { LinkTarget: null })) throw Unreadable.Damaged("Unpacking it gave something that is no file.");
        return [.. entries.Cast<FileInfo>().OrderBy(file => file.Name, StringComparer.Ordinal)];
    }
}
