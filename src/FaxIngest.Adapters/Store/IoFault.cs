using FaxIngest.Model;
using FaxIngest.Receive;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace FaxIngest.Store;

/// <summary>Turns a fault of disk, share or database into a reason an operator understands. The system's own message is left out: it holds paths, and a path may hold a name.</summary>
internal static class IoFault
{
    /// <summary>A fault that has its cause outside the fax; the same work may succeed later.</summary>
    /// <remarks>Of SQLite's faults those that pass: busy, locked, read-only, I/O, full, cannot open. A broken rule of the tables is a fault of the program.</remarks>
    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 }
        || fault is NpgsqlException && (fault is not PostgresException server || PassesOn(server.SqlState));

    /// <summary>Codes: <c>disk-full</c>, <c>read-only</c>, <c>no-access</c>, <c>not-found</c>, <c>in-use</c>, <c>store-fault</c>, <c>io-fault</c>, and those of <see cref="MailboxException"/>.</summary>
    public static Reason ReasonOf(Exception fault) => fault switch
    {
        MailboxException mailbox => mailbox.Reason,
        UnauthorizedAccessException => new("no-access", "The service's account has no access."),
        FileNotFoundException or DirectoryNotFoundException => new("not-found", "A file or folder is not there."),
        SqliteException { SqliteErrorCode: 13 } => new("disk-full", "The disk with the database is full."),
        SqliteException { SqliteErrorCode: 8 } => new("read-only", "The database cannot be written."),
        SqliteException { SqliteErrorCode: 5 or 6 } => new("in-use", "Another program holds the database."),
        SqliteException { SqliteErrorCode: 14 } => new("no-access", "The database cannot be opened."),
        SqliteException sqlite => new("store-fault", $"The database failed (SQLite error {sqlite.SqliteExtendedErrorCode})."),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new("disk-full", "The disk with the database is full."),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new("read-only", "The database cannot be written."),
        PostgresException server => new("store-fault", $"The database failed (PostgreSQL error {server.SqlState})."),
        NpgsqlException => new("store-fault", "The database cannot be reached."),
        // Unix error numbers; on Windows HRESULTs of the system's error numbers.
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => new("disk-full", "The disk is full."),
        IOException { HResult: 30 or unchecked((int)0x80070013) } => new("read-only", "The disk is read-only."),
        IOException { HResult: 11 or 26 or unchecked((int)0x80070020) or unchecked((int)0x80070021) } => new("in-use", "Another program holds the file."),
        _ => new("io-fault", $"Reading or writing failed ({fault.GetType().Name}, 0x{fault.HResult:X8})."),
    };

    /// <summary>Of PostgreSQL's faults those that pass: connections (08), deadlocks (40), resources (53), operators (57), the system (58), a read-only server.</summary>
    private static bool PassesOn(string state) => state[..2] is "08" or "40" or "53" or "57" or "58" || state == PostgresErrorCodes.ReadOnlySqlTransaction;
}
