using System.Buffers.Binary;

namespace FaxIngest.Tests.Render;

/// <summary>Writes uncompressed black-and-white TIFFs byte by byte, true and false ones.</summary>
internal sealed class TiffBuilder
{
    private readonly MemoryStream _file = new();
    private long _link = 4;

    internal TiffBuilder() => _file.Write([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);

    /// <summary>Offset of the last directory written.</summary>
    internal long LastDirectory { get; private set; }

    /// <summary>Adds a page of white with its top left pixel black.</summary>
    internal TiffBuilder Page(
        int width = 1728, int height = 4, int? declaredWidth = null, int? declaredHeight = null, (int X, int Y)? dpi = null, params (int Tag, uint Value)[] more)
    {
        var stride = (width + 7) / 8;
        var strip = Append(new byte[stride * height]);
        _file.GetBuffer()[strip] = 0x80;
        var tags = new SortedDictionary<int, (int Type, uint Value)>
        {
            [256] = (4, (uint)(declaredWidth ?? width)), [257] = (4, (uint)(declaredHeight ?? height)), [258] = (3, 1), [259] = (3, 1), [262] = (3, 0),
            [273] = (4, (uint)strip), [277] = (3, 1), [278] = (4, (uint)(declaredHeight ?? height)), [279] = (4, (uint)(stride * height)),
        };
        if (dpi is var (x, y))
        {
            tags[282] = (5, (uint)Append(Rational(x)));
            tags[283] = (5, (uint)Append(Rational(y)));
            tags[296] = (3, 2);
        }
        foreach (var (tag, value) in more) tags[tag] = (tag is 326 or 254 ? 4 : 3, value);
        var directory = new byte[2 + tags.Count * 12 + 4];
        BinaryPrimitives.WriteUInt16LittleEndian(directory, (ushort)tags.Count);
        var at = 2;
        foreach (var (tag, (type, value)) in tags)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(directory.AsSpan(at), (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(directory.AsSpan(at + 2), (ushort)type);
            BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(at + 4), 1);
            BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(at + 8), value);
            at += 12;
        }
        LastDirectory = Append(directory);
        return Link(LastDirectory, LastDirectory + directory.Length - 4);
    }

    /// <summary>Makes the chain go on at an offset, wherever that leads.</summary>
    internal TiffBuilder LinkTo(long offset) => Link(offset, _link);

    internal byte[] Build() => _file.ToArray();

    private TiffBuilder Link(long target, long next)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_file.GetBuffer().AsSpan((int)_link), (uint)target);
        _link = next;
        return this;
    }

    private long Append(byte[] bytes)
    {
        if (_file.Length % 2 == 1) _file.WriteByte(0);
        var at = _file.Length;
        _file.Write(bytes);
        return at;
    }

    private static byte[] Rational(int value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 1);
        return bytes;
    }
}
