namespace FaxIngest.Receive;

/// <summary>The real disk until it is told to fail.</summary>
internal sealed class FaultySourceDisk : SourceDisk
{
    /// <summary>Moves that still succeed.</summary>
    public int Moves { get; set; } = int.MaxValue;

    /// <summary>What listing a folder throws; null: nothing.</summary>
    public Exception? ListFault { get; set; }

    /// <summary>What reading a file throws after some bytes; null: nothing.</summary>
    public Exception? ReadFault { get; set; }

    /// <summary>Folders listed.</summary>
    public int Listings { get; private set; }

    public override IEnumerable<FileSystemInfo> List(string folder)
    {
        Listings++;
        if (ListFault is not null) throw ListFault;
        return base.List(folder);
    }

    public override SourceFile Open(string path) => ReadFault is null ? base.Open(path) : new SourceFile(new BreakingStream(base.Open(path).Stream, ReadFault), SourceFileState.Open);

    public override void Move(string from, string to)
    {
        if (Moves == 0) throw new IOException("fault", 5); // EIO
        Moves--;
        base.Move(from, to);
    }

    /// <summary>Ends in a fault half way, as a share that drops does.</summary>
    private sealed class BreakingStream(Stream inner, Exception fault) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            long left = (inner.Length / 2) - inner.Position;
            return left <= 0 ? throw fault : inner.Read(buffer, offset, (int)Math.Min(count, left));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
