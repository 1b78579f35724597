using FaxIngest.Receive;
using FaxIngest.Receive.Mail;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proofs of the places where mails come from. Nothing in a mailbox is changed by them.</summary>
internal static class MailProofs
{
    /// <summary>Rights of RFC 4314 that taking in needs in the folder: read, look up, set <c>\Seen</c>; and to move: delete and expunge (or <c>d</c>, their older name).</summary>
    private const string ToTake = "rls";

    internal static IEnumerable<Proof> All() =>
    [
        new("mailbox", async (provider, cancellation) =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return options.Host is null ? "none (Receive:Mail:Host is not set)" : await ProveMailboxAsync(provider.GetRequiredService<IMailbox>(), options, cancellation);
        }),
        new("acknowledgements", async (provider, cancellation) =>
        {
            var options = provider.GetRequiredService<IOptions<AcknowledgeOptions>>().Value;
            if (options.Host is null) return "off (Receive:Acknowledge:Host is not set)";
            try
            {
                await provider.GetRequiredService<IMailSender>().ProveAsync(cancellation);
                return $"{options.Host} accepts a connection{(options.User is null ? "" : " and the log-in")}; that it takes mail for others shows with the first answer";
            }
            catch (MailboxException fault)
            {
                throw new ProofException($"{fault.Reason.Message} See Receive:Acknowledge.");
            }
        }),
        new("Maildir", (provider, _) => Task.FromResult(ProveMaildir(provider.GetRequiredService<IOptions<MaildirOptions>>().Value))),
        new("folder of mails", (provider, _) => Task.FromResult(ProveFiles(provider.GetRequiredService<IOptions<MailFilesOptions>>().Value))),
    ];

    internal static async Task<string> ProveMailboxAsync(IMailbox mailbox, MailOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var session = await mailbox.ConnectAsync(cancellation);
            var source = await session.AccessAsync(options.Folder, cancellation);
            var folder = await session.OpenAsync(options.Folder, readOnly: false, cancellation);
            if (!folder.Writable) throw new ProofException($"the folder {options.Folder} (Receive:Mail:Folder) can only be read: mails would be taken in, but neither marked nor moved.");
            Need(source.Rights, ToTake, options.Folder, "Receive:Mail:Folder");
            return $"log-in, folder {options.Folder} with {folder.Exists} mails; {(session.Abilities.Idle && options.Idle ? "tells of new mail" : $"searched every {options.Interval}")}; {await ProveProcessedAsync(session, source, options, cancellation)}";
        }
        catch (MailboxException fault)
        {
            throw new ProofException($"{fault.Reason.Message} See Receive:Mail:Host, Port, Security, CertificateFile, User, Auth, PasswordFile or PasswordCommand, Folder.");
        }
    }

    internal static string ProveMaildir(MaildirOptions options)
    {
        if (options.Path is null) return "none (Receive:Mail:Maildir:Path is not set)";
        string root = Path.GetFullPath(options.Path);
        foreach (string folder in (string[])["new", "cur"])
        {
            string path = Path.Combine(root, folder);
            if (!Directory.Exists(path)) throw new ProofException($"{path} is not there: {root} (Receive:Mail:Maildir:Path) is no Maildir.");
            if (!options.Leave) MachineProofs.ProveWritable(path, "Receive:Mail:Maildir:Path");
        }
        int waiting = Directory.EnumerateFiles(Path.Combine(root, "new")).Count();
        return $"{root} can be read{(options.Leave ? "" : " and written")}, {waiting} new mails in it";
    }

    internal static string ProveFiles(MailFilesOptions options)
    {
        if (options.Path is null) return "none (Receive:Mail:Files:Path is not set)";
        string root = Path.GetFullPath(options.Path);
        if (!Directory.Exists(root)) throw new ProofException($"{root} (Receive:Mail:Files:Path) is not there: make it, or mend the path or the mount.");
        if (options.ArchivePath is { } archive)
        {
            MachineProofs.ProveWritable(root, "Receive:Mail:Files:Path");
            MachineProofs.ProveWritable(archive, "Receive:Mail:Files:Archive");
        }
        return $"{root}, {Directory.EnumerateFiles(root, "*.eml").Count()} mails in it";
    }

    private static async Task<string> ProveProcessedAsync(IMailboxSession session, MailFolderAccess source, MailOptions options, CancellationToken cancellation)
    {
        if (options.ProcessedFolder.Length == 0) return "mails stay there, marked as seen";
        if (!session.Abilities.CanMove) return "the server can neither MOVE nor expunge single mails: mails stay there, marked as seen";
        var target = await session.AccessAsync(options.ProcessedFolder, cancellation);
        if (!target.Exists) throw new ProofException($"the folder {options.ProcessedFolder} (Receive:Mail:ProcessedFolder) is not there or may not be looked up: make it in the mailbox.");
        if (source.Rights is { } rights && !rights.Contains('d', StringComparison.Ordinal)) Need(rights, "te", options.Folder, "Receive:Mail:Folder");
        Need(target.Rights, "i", options.ProcessedFolder, "Receive:Mail:ProcessedFolder");
        return target.Rights is null
            ? $"folder {options.ProcessedFolder} is there (the server knows no rights to ask for: that mails can be moved into it shows with the first one)"
            : $"may put mails into {options.ProcessedFolder}";
    }

    private static void Need(string? rights, string needed, string folder, string setting)
    {
        if (rights is null) return;
        var missing = needed.Where(right => !rights.Contains(right, StringComparison.Ordinal)).ToArray();
        if (missing.Length > 0) throw new ProofException($"the account lacks the rights {new string(missing)} (RFC 4314) on the folder {folder} ({setting}).");
    }
}
