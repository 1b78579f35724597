using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FaxIngest.Store;

namespace FaxIngest.Receive.Mail;

/// <summary>A mail server that says what a test wants, for what a real one does not do on demand. TLS from the first byte, unless told.</summary>
internal sealed class ScriptedServer : IDisposable
{
    /// <summary>At the end of an answer: the connection is cut there.</summary>
    public const string Cut = "\u0004cut";

    /// <summary>Instead of an answer: nothing is ever said.</summary>
    public const string Silence = "\u0004silence";

    /// <summary>At the end of an answer: TLS begins.</summary>
    public const string Secure = "\u0004secure";

    private readonly TemporaryFolder folder = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, string?> answer;
    private readonly X509Certificate2 certificate;

    /// <param name="answer">Gives the answer to a command (without its tag; empty: the greeting). In it <c>#</c> stands for the tag at a line's begin. Null: the usual answer of a well-behaved server.</param>
    /// <param name="tls">From the first byte.</param>
    public ScriptedServer(Func<string, string?> answer, bool tls = true)
    {
        this.answer = answer;
        MailAuthority.Write(folder.Path);
        using var pem = X509Certificate2.CreateFromPemFile(folder["cert.pem"], folder["key.pem"]);
        certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        listener.Start();
        _ = Task.Run(() => ListenAsync(tls));
    }

    public List<string> Heard { get; } = [];

    public MailAccount Account => new("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, StartTls: false, "ann@example.org", _ => Task.FromResult("secret"))
    {
        Certificate = MailTrust.In(folder["ca.pem"]),
        Patience = TimeSpan.FromSeconds(1),
        LargestMail = 1_000_000,
    };

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        certificate.Dispose();
        folder.Dispose();
        stop.Dispose();
    }

    private async Task ListenAsync(bool tls)
    {
        while (!stop.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Task.Run(async () =>
            {
                using (client)
                {
                    try
                    {
                        Stream stream = client.GetStream();
                        await ServeAsync(tls ? await SecureAsync(stream) : stream);
                    }
                    catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or SocketException)
                    {
                        // The client left.
                    }
                }
            });
        }
    }

    private async Task<Stream> SecureAsync(Stream bare)
    {
        var secured = new SslStream(bare);
        await secured.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, checkCertificateRevocation: false);
        return secured;
    }

    private async Task ServeAsync(Stream stream)
    {
        var session = new ServedLines(stream);
        string tag = "*", command = "";
        while (true)
        {
            string text = answer(command) ?? Usual(command);
            if (text == Silence)
            {
                await Task.Delay(Timeout.Infinite, stop.Token);
                return;
            }
            var end = text.EndsWith(Cut, StringComparison.Ordinal) ? Cut : text.EndsWith(Secure, StringComparison.Ordinal) ? Secure : "";
            text = text[..^end.Length];
            text = (text.StartsWith('#') ? tag + text[1..] : text).Replace("\n#", "\n" + tag, StringComparison.Ordinal);
            await session.Stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop.Token);
            await session.Stream.FlushAsync(stop.Token);
            if (end == Cut) return;
            if (end == Secure) session = new(await SecureAsync(session.Stream));
            if (await session.ReadLineAsync(stop.Token) is not { } line) return;
            lock (Heard) Heard.Add(line);
            // What follows a "+" or ends an IDLE has no tag.
            if (!IsTagged(line))
            {
                command = line;
                continue;
            }
            (tag, command) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }

    /// <summary>Clients number their commands behind a letter of their own.</summary>
    private static bool IsTagged(string line) =>
        line.IndexOf(' ', StringComparison.Ordinal) is > 1 and var end && char.IsAsciiLetterUpper(line[0]) && line.AsSpan(1, end - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A server with one mail, UID 7, that lies in INBOX.</summary>
    private static string Usual(string command) => command.Split(' ')[0] switch
    {
        "" => "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] ready\r\n",
        "AUTHENTICATE" => "# OK [CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS] in\r\n",
        "SELECT" or "EXAMINE" => "* 1 EXISTS\r\n* OK [UIDVALIDITY 42] valid\r\n# OK [READ-WRITE] open\r\n",
        "NOOP" => "# OK\r\n",
        "LIST" => "* LIST () \"/\" INBOX\r\n# OK\r\n",
        "CAPABILITY" => "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n# OK Capability completed\r\n",
        "UID" when command.StartsWith("UID SEARCH", StringComparison.Ordinal) => "* SEARCH 7\r\n# OK\r\n",
        "UID" when command.Contains("RFC822.SIZE", StringComparison.Ordinal) => "* 1 FETCH (UID 7 RFC822.SIZE 100 INTERNALDATE \" 1-Nov-2026 09:00:00 -0800\" FLAGS ())\r\n# OK\r\n",
        "UID" when command.Contains("BODY.PEEK", StringComparison.Ordinal) => "* 1 FETCH (UID 7 BODY[] {12}\r\nA: b\r\n\r\nText)\r\n# OK\r\n",
        _ => "# OK\r\n",
    };

    private sealed class ServedLines(Stream stream)
    {
        public Stream Stream => stream;

        public async Task<string?> ReadLineAsync(CancellationToken cancellation)
        {
            var line = new StringBuilder();
            byte[] one = new byte[1];
            while (await stream.ReadAsync(one, cancellation) == 1)
            {
                if (one[0] == '\n') return line.ToString().TrimEnd('\r');
                line.Append((char)one[0]);
            }
            return null;
        }
    }
}
