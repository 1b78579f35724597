using System.Buffers.Binary;
using System.IO.Compression;
using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Render.Containers;

/// <summary>Zip files; and a zip whose comment says that it is one fax which came as a file a page.</summary>
internal sealed class ZipContainer : IContainerFormat
{
    /// <summary>Declared bytes up to which no ratio is too high: a page of white paper shrinks a lot.</summary>
    private const long Harmless = 2_000_000;

    private const int EndLength = 22, CommentLength = 65_535; // end of central directory record, and the longest comment behind it

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        try
        {
            CheckDirectory(file.Path, space.Limits);
            using var zip = ZipFile.OpenRead(file.Path);
            bool oneFax = zip.Comment == PageBundle.Comment;
            var entries = zip.Entries.Where(entry => !entry.FullName.EndsWith('/') && !entry.FullName.EndsWith('\\')).ToList();
            int granted = space.TakeParts(entries.Count);
            var parts = entries.Take(granted).Select(entry => Part(entry, file.Depth + 1, space, oneFax)).ToList();
            return new Contents(parts, entries.Count)
            {
                LeftOut = entries.Count - granted,
                OneFax = oneFax,
                Notes = granted == entries.Count ? [] : [new Reason("too-many-parts", $"The zip file holds {entries.Count} files; {entries.Count - granted} of them were not opened. They are in the original.")],
            };
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw Unreadable.Damaged("The zip file is damaged and cannot be opened.", broken);
        }
    }

    private static FoundPart Part(ZipArchiveEntry entry, int depth, PartSpace space, bool oneFax)
    {
        string name = PartNames.Clean(entry.FullName) ?? "file";
        var part = new FoundPart { Name = name, Type = MediaTypes.Unknown };
        if (entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) || name is ".DS_Store" or "Thumbs.db" or "desktop.ini")
            return part with { End = PartStates.Accessory, Reason = new Reason("accessory", "A note that a computer keeps for itself beside files.") };
        try
        {
            if (entry.IsEncrypted) throw Unreadable.PasswordProtected();
            if (entry.Length == 0) return part with { End = PartStates.Empty };
            if (entry.Length > space.BytesLeft) space.Take(entry.Length); // too much, said before it is unpacked
            if (entry.Length > Harmless && entry.Length / space.Limits.Ratio > entry.CompressedLength)
                throw Unreadable.OverLimit("too-large", $"Unpacked it would be more than {space.Limits.Ratio} times as large, which no document is.");
            using var stream = entry.Open();
            var saved = SavedFile.From(space, stream, entry.Length);
            string type = MediaTypes.Of(MediaTypes.Head(saved.Path));
            var found = part with { Type = type, Sha256 = saved.Sha256, Bytes = saved.Bytes, File = new PartFile(saved.Path, name, type, depth) };
            return oneFax ? found : TextParts.TryFile(found, space.Limits) ?? found;
        }
        catch (UnreadableException e)
        {
            return part with { End = PartStates.Of(e.Reason.Code), Reason = e.Reason };
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            var reason = Unreadable.Damaged("It is damaged, or packed in a way that is not known here.").Reason;
            return part with { End = PartStates.Unreadable, Reason = reason };
        }
    }

    /// <summary>The number of entries, before the directory is loaded: each costs memory.</summary>
    private static void CheckDirectory(string path, ContainerLimits limits)
    {
        const int factor = 10; // entries beyond the cap on parts that are still counted one by one
        using var file = File.OpenRead(path);
        byte[] tail = new byte[Math.Min(file.Length, EndLength + CommentLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > tail.Length) throw Unreadable.Damaged("The zip file breaks off: the list of what is in it is missing.");
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        const int leastEntry = 46; // bytes of a directory entry
        if (entries > limits.Parts * factor || size != uint.MaxValue && size / leastEntry > limits.Parts * factor * 10L || size == uint.MaxValue)
            throw Unreadable.OverLimit("too-many-parts", $"The zip file holds more than {limits.Parts * factor} files.");
    }
}
