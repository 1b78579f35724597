using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaxIngest.Store;

/// <summary>Links events: the hash of each is SHA-256 over the hash before it (32 bytes; zeros before the first) and the event's canonical bytes.</summary>
/// <remarks>
/// Canonical bytes: number, at, actor, action, fax id and details, each as its length (4 bytes, big-endian) and its UTF-8 text as stored; no fax id: the length FFFFFFFF and nothing.
/// Lengths in front make two events that differ never give the same bytes.
/// <para>Events are appended at the very end of their transaction. On SQLite there is one writer. On PostgreSQL a lock is taken there, after all other locks, and held until the commit:
/// so it can be part of no deadlock, the chain has no gaps and no forks whatever the nodes do at once, and only the commits themselves take turns.</para>
/// </remarks>
internal static class AuditChain
{
    /// <summary>The migration after which existing events are linked.</summary>
    public const string Migration = "0009_audit_chain";

    /// <summary>What stands before the first event.</summary>
    public static readonly string Start = new('0', 64);

    private const string Lock = "audit";
    private const int PageSize = 1000;

    public static string Next(string before, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(before));
        Add(hash, row.Number.ToString(CultureInfo.InvariantCulture));
        Add(hash, row.At);
        Add(hash, row.Actor);
        Add(hash, row.Action);
        Add(hash, row.FaxId);
        Add(hash, row.Details);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Appends what a transaction has to tell; its last work before the commit. Gives the new end of the chain, which holds once it is committed; null: nothing was told.</summary>
    public static async Task<AuditHead?> AppendAsync(SqlDatabase database, SqlSession session)
    {
        if (session.Told.Count == 0) return null;
        await database.LockAsync(session, Lock).ConfigureAwait(false);
        var head = database.KnownHead ?? await HeadAsync(session).ConfigureAwait(false);
        bool looked = database.KnownHead is null;
        foreach (var told in session.Told)
        {
            while (true)
            {
                try
                {
                    head = await AddAsync(session, head, told).ConfigureAwait(false);
                    break;
                }
                catch (DbException) when (!looked)
                {
                    // Another process has written since: the number is taken, and SQLite has undone this one statement. Whatever else it was comes again.
                    looked = true;
                    head = await HeadAsync(session).ConfigureAwait(false);
                }
            }
        }
        return head;
    }

    public static async Task<AuditHead> HeadAsync(SqlSession session) =>
        await session.FirstAsync<AuditRow>("audit_head").ConfigureAwait(false) is { } last ? new AuditHead(last.Number, last.Hash) : new AuditHead(0, Start);

    private static async Task<AuditHead> AddAsync(SqlSession session, AuditHead head, AuditEvent told)
    {
        var row = new AuditRow { Number = head.Number + 1, At = StoreTime.Text(told.At), Actor = told.Actor, Action = told.Action, FaxId = told.FaxId, Details = told.Details };
        string hash = Next(head.Hash, row);
        await session.ExecuteAsync("audit_add", new { number = row.Number, at = row.At, actor = row.Actor, action = row.Action, faxId = row.FaxId, details = row.Details, hash }).ConfigureAwait(false);
        return new AuditHead(row.Number, hash);
    }

    /// <summary>Links the events of a database that was made before there was a chain, then locks the table against changes.</summary>
    public static async Task LinkAsync(SqlSession session)
    {
        long after = 0;
        string hash = Start;
        while (await session.ListAsync<AuditRow>("audit_page", new { after, limit = PageSize }).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                hash = Next(hash, row);
                await session.ExecuteAsync("audit_link", new { number = row.Number, hash }).ConfigureAwait(false);
            }
            after = rows[^1].Number;
        }
        await session.ExecuteAsync("audit_guard").ConfigureAwait(false);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        if (text is null)
        {
            length.Fill(0xFF);
            hash.AppendData(length);
            return;
        }
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
