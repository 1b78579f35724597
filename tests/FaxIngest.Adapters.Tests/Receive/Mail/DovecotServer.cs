using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FaxIngest.Receive.Mail;

/// <summary>A real Dovecot on loopback with TLS, in a folder of its own and on a free port. Every user name logs in with the same password and has a mailbox of its own.</summary>
public class DovecotServer : IDisposable
{
    public const string Password = "an-invented-password";
    private const string Program = "/usr/sbin/dovecot";
    private const int Nobody = 65534;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string folder;
    private string extra;
    private Process? process;
    private int mails;

    public DovecotServer() : this("")
    {
    }

    /// <param name="extra">More configuration, e.g. <c>imap_capability = IMAP4rev1</c>.</param>
    /// <param name="prepare">Writes files that it names into the server's folder, which <c>$FOLDER</c> stands for.</param>
    internal DovecotServer(string extra, Action<string>? prepare = null)
    {
        this.extra = extra;
        folder = Directory.CreateTempSubdirectory("faxingest-dovecot-").FullName;
        foreach (string name in (string[])["run", "mail"]) Directory.CreateDirectory(Path.Combine(folder, name));
        MailAuthority.Write(folder);
        prepare?.Invoke(folder);
        if (Environment.IsPrivilegedProcess)
        {
            // Mails are never opened as root: a user without rights has them.
            Run("chown", $"{Nobody}:{Nobody}", Path.Combine(folder, "mail"));
            Run("chmod", "711", folder);
        }
        Port = FreePort();
        Start();
    }

    public int Port { get; }

    public string AuthorityFile => Path.Combine(folder, "ca.pem");

    public string Folder => folder;

    /// <summary>How the server is reached by a user.</summary>
    public MailAccount Account(string user) =>
        new("localhost", Port, StartTls: false, user, _ => Task.FromResult(Password)) { Certificate = MailTrust.In(AuthorityFile), Patience = TimeSpan.FromSeconds(10) };

    /// <summary>A new user with an empty INBOX and a folder <c>Processed</c>.</summary>
    public string NewUser(bool processed = true)
    {
        string user = $"user{Guid.NewGuid():N}"[..16];
        MakeFolder(user, "");
        if (processed) MakeFolder(user, ".Processed");
        return user;
    }

    public void MakeFolder(string user, string name)
    {
        string path = Mailbox(user, name);
        foreach (string part in (string[])["cur", "new", "tmp"]) Directory.CreateDirectory(Path.Combine(path, part));
        if (name.Length > 0) File.WriteAllText(Path.Combine(path, "maildirfolder"), "");
        Own(Mailbox(user, ""));
    }

    /// <summary>Delivers a mail as a local delivery agent does: under <c>tmp</c>, then into <c>new</c>. Lines end in LF on disk; the server sends CRLF.</summary>
    public string Deliver(string user, byte[] message, DateTimeOffset? at = null)
    {
        int number = Interlocked.Increment(ref mails);
        string name = string.Create(CultureInfo.InvariantCulture, $"{1795000000 + number}.M{number}P1.test");
        string path = Path.Combine(Mailbox(user, ""), "tmp", name);
        File.WriteAllBytes(path, message);
        if (at is { } time) File.SetLastWriteTimeUtc(path, time.UtcDateTime);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        File.Move(path, Path.Combine(Mailbox(user, ""), "new", name));
        return name;
    }

    /// <summary>Paths of the mails that lie in a folder (<c>""</c>: INBOX; <c>.Processed</c>).</summary>
    public IReadOnlyList<string> Mails(string user, string name = "") =>
        [.. ((string[])["cur", "new"]).Select(part => Path.Combine(Mailbox(user, name), part)).Where(Directory.Exists).SelectMany(Directory.GetFiles).Order(StringComparer.Ordinal)];

    /// <summary>Flags of a mail as its file name carries them, e.g. <c>S</c>.</summary>
    public static string Flags(string path) => path.Contains(":2,", StringComparison.Ordinal) ? path[(path.LastIndexOf(":2,", StringComparison.Ordinal) + 3)..] : "";

    public string Mailbox(string user, string name) => Path.Combine(folder, "mail", user, name);

    /// <summary>All UIDs of a folder become new ones, as after a restored backup. Not while somebody has it open.</summary>
    public void ChangeUidValidity(string user)
    {
        string list = Path.Combine(Mailbox(user, ""), "dovecot-uidlist");
        string[] lines = File.ReadAllLines(list);
        uint validity = uint.Parse(lines[0].Split(' ')[1].TrimStart('V'), CultureInfo.InvariantCulture);
        foreach (string file in Directory.GetFiles(Mailbox(user, ""), "dovecot*")) File.Delete(file);
        File.WriteAllText(list, $"3 V{(validity + 1).ToString(CultureInfo.InvariantCulture)} N1\n");
        Own(Mailbox(user, ""));
    }

    /// <summary>Ends and starts again with another configuration.</summary>
    public void Restart(string otherwise)
    {
        Stop();
        extra = otherwise;
        Start();
    }

    public void Stop()
    {
        if (process is null) return;
        // SIGTERM lets the master end its children.
        Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
        process.Dispose();
        process = null;
        // Its children may go on serving for a moment; a server that is said to be away must be.
        var watch = Stopwatch.StartNew();
        while (Children() is { Count: > 0 } left)
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(2)) Run("kill", ["-KILL", .. left]);
            Thread.Sleep(20);
        }
    }

    /// <summary>Processes that work in the server's folder.</summary>
    private List<string> Children()
    {
        var found = new List<string>();
        foreach (string entry in Directory.GetDirectories("/proc").Where(entry => char.IsAsciiDigit(Path.GetFileName(entry)[0])))
        {
            try
            {
                if (File.ResolveLinkTarget(Path.Combine(entry, "cwd"), false)?.FullName.StartsWith(folder, StringComparison.Ordinal) == true) found.Add(Path.GetFileName(entry));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended, or is another user's.
            }
        }
        return found;
    }

    public void Start()
    {
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), Configuration());
        process = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", Path.Combine(folder, "dovecot.conf")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var watch = Stopwatch.StartNew();
        while (!Answers())
        {
            if (process.HasExited || watch.Elapsed > Patience) throw new InvalidOperationException($"Dovecot did not start: {process.StandardError.ReadToEnd()}\n{Log}");
            Thread.Sleep(20);
        }
    }

    public string Log => File.Exists(Path.Combine(folder, "log")) ? File.ReadAllText(Path.Combine(folder, "log")) : "";

    public void Dispose()
    {
        Stop();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    internal static void Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments))!;
        run.WaitForExit();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {run.ExitCode.ToString(CultureInfo.InvariantCulture)}");
    }

    private static void Own(string path)
    {
        if (Environment.IsPrivilegedProcess) Run("chown", "-R", $"{Nobody}:{Nobody}", path);
    }

    private bool Answers()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Configuration()
    {
        bool root = Environment.IsPrivilegedProcess;
        string user = root ? "nobody" : Environment.UserName;
        var (uid, gid) = root ? (Nobody.ToString(CultureInfo.InvariantCulture), Nobody.ToString(CultureInfo.InvariantCulture)) : (Output("id", "-u"), Output("id", "-g"));
        string group = root ? "nogroup" : Output("id", "-gn");
        return $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/run
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1, ::1
            ssl = required
            ssl_cert = <{{folder}}/cert.pem
            ssl_key = <{{folder}}/key.pem
            default_internal_user = {{user}}
            default_internal_group = {{group}}
            default_login_user = {{user}}
            first_valid_uid = 1
            mail_fsync = never
            mail_location = maildir:{{folder}}/mail/%u
            mail_max_userip_connections = 100
            auth_mechanisms = plain login
            auth_failure_delay = 0
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{uid}} gid={{gid}} home={{folder}}/mail/%u
            }
            service imap-login {
              chroot =
              process_min_avail = 1
              service_count = 0
              inet_listener imap {
                port = 0
              }
              inet_listener imaps {
                port = {{Port.ToString(CultureInfo.InvariantCulture)}}
              }
            }
            service anvil {
              chroot =
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service stats {
              chroot =
            }
            {{extra.Replace("$FOLDER", folder, StringComparison.Ordinal)}}

            """;
    }

    private static string Output(string program, string argument)
    {
        using var run = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true })!;
        string text = run.StandardOutput.ReadToEnd().Trim();
        run.WaitForExit();
        return text;
    }
}
