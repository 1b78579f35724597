using FaxIngest.Receive;

namespace FaxIngest.Service.Faults;

/// <summary>The real mailbox client with boundaries between its steps.</summary>
internal sealed class FusedMailbox(IMailbox mailbox, Fuse fuse) : IMailbox
{
    public string Account => mailbox.Account;

    public async Task<IMailboxSession> ConnectAsync(CancellationToken cancellation) => new Session(await mailbox.ConnectAsync(cancellation), fuse);

    private sealed class Session(IMailboxSession session, Fuse fuse) : IMailboxSession
    {
        public MailboxAbilities Abilities => session.Abilities;

        public ValueTask DisposeAsync() => session.DisposeAsync();

        public Task<OpenMailFolder> OpenAsync(string folder, bool readOnly, CancellationToken cancellation) => session.OpenAsync(folder, readOnly, cancellation);

        public Task<IReadOnlyList<uint>> SearchAsync(bool unseen, CancellationToken cancellation) => session.SearchAsync(unseen, cancellation);

        public async Task<MailSummary?> DescribeAsync(uint uid, CancellationToken cancellation)
        {
            var summary = await session.DescribeAsync(uid, cancellation);
            if (summary is not null) fuse.Reach(Boundaries.BeforeFetch);
            return summary;
        }

        public async Task<bool> FetchAsync(uint uid, Func<Stream, CancellationToken, Task> take, CancellationToken cancellation)
        {
            bool there = await session.FetchAsync(uid, (bytes, limited) => take(new Half(bytes, fuse), limited), cancellation);
            if (there) fuse.Reach(Boundaries.AfterFetch);
            return there;
        }

        public async Task MarkSeenAsync(uint uid, CancellationToken cancellation)
        {
            await session.MarkSeenAsync(uid, cancellation);
            fuse.Reach(Boundaries.AfterSeen);
        }

        public async Task MoveAsync(uint uid, string folder, CancellationToken cancellation)
        {
            await session.MoveAsync(uid, folder, cancellation);
            fuse.Reach(Boundaries.AfterMove);
        }

        public Task<MailFolderAccess> AccessAsync(string folder, CancellationToken cancellation) => session.AccessAsync(folder, cancellation);

        public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => session.WaitAsync(atMost, cancellation);
    }

    /// <summary>Bytes that come in pieces, with a boundary behind the first.</summary>
    private sealed class Half(Stream bytes, Fuse fuse) : Stream
    {
        private bool first = true;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!first) fuse.Reach(Boundaries.WhileFetching);
            int count = await bytes.ReadAsync(first ? buffer[..1] : buffer, cancellationToken);
            first = false;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
