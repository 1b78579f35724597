using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace FaxIngest.Receive;

/// <summary>Pages that came as files of their own, as one document: a zip whose entries are stored as they are, in page order. The same pages give the same bytes, so the same fax has the same address.</summary>
/// <remarks>The reader knows such a zip by its comment and reads it as one document, not as a container. Read forward only; nothing is held in memory but the list.</remarks>
internal sealed class PageBundle : Stream
{
    /// <summary>The archive comment.</summary>
    public const string Comment = "faxingest/pages/1";

    /// <summary>Bytes of all pages; a zip of the old kind ends at 4 GB.</summary>
    public const long Longest = 2_000_000_000;

    private const uint LocalHeader = 0x04034b50, CentralHeader = 0x02014b50, End = 0x06054b50;
    private const ushort Version = 10, FirstDay = 0x21; // 1980-01-01: no time of this machine gets in

    private readonly IReadOnlyList<Page> pages;
    private readonly IEnumerator<Stream> parts;
    private Stream? part;
    private long position;

    /// <param name="pages">In order.</param>
    public PageBundle(IReadOnlyList<Page> pages)
    {
        this.pages = pages;
        parts = Parts().GetEnumerator();
    }

    /// <summary>A page's file.</summary>
    /// <param name="Ending">Ending of its name with the dot, or empty.</param>
    /// <param name="Length">Bytes.</param>
    /// <param name="Check">CRC-32.</param>
    /// <param name="Open">Opens it at its beginning.</param>
    internal sealed record Page(string Ending, long Length, uint Check, Func<Stream> Open);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (part is null)
            {
                if (!parts.MoveNext()) return 0;
                part = parts.Current;
            }
            int read = part.Read(buffer);
            if (read > 0)
            {
                position += read;
                return read;
            }
            part.Dispose();
            part = null;
        }
        return 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part?.Dispose();
            parts.Dispose();
        }
        base.Dispose(disposing);
    }

    private IEnumerable<Stream> Parts()
    {
        var central = new MemoryStream();
        long at = 0;
        for (int number = 0; number < pages.Count; number++)
        {
            var page = pages[number];
            byte[] name = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"page-{number + 1:D4}{page.Ending}"));
            byte[] header = [.. U32(LocalHeader), .. Common(page, name), .. name];
            yield return new MemoryStream(header);
            yield return new Exactly(page.Open(), page.Length);
            central.Write([.. U32(CentralHeader), .. U16(Version), .. Common(page, name), .. U16(0), .. U16(0), .. U16(0), .. U32(0), .. U32((uint)at), .. name]);
            at += header.Length + page.Length;
        }
        byte[] comment = Encoding.ASCII.GetBytes(Comment);
        byte[] end = [.. U32(End), .. U16(0), .. U16(0), .. U16((ushort)pages.Count), .. U16((ushort)pages.Count), .. U32((uint)central.Length), .. U32((uint)at), .. U16((ushort)comment.Length), .. comment];
        central.Write(end);
        central.Position = 0;
        yield return central;
    }

    /// <summary>Version needed, flags, method (stored), time, day, check, sizes, lengths of name and extra field.</summary>
    private static byte[] Common(Page page, byte[] name) =>
        [.. U16(Version), .. U16(0), .. U16(0), .. U16(0), .. U16(FirstDay), .. U32(page.Check), .. U32((uint)page.Length), .. U32((uint)page.Length), .. U16((ushort)name.Length), .. U16(0)];

    private static byte[] U16(ushort value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] U32(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>A stream that has as many bytes as were announced, or fails.</summary>
    private sealed class Exactly(Stream inner, long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
            left -= read;
            if (read == 0 && left > 0 && buffer.Length > 0) throw new EndOfStreamException("A page became shorter while it was read.");
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
