using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace FaxIngest.Receive.Mail;

/// <summary>A real SMTP server (aiosmtpd) on loopback with STARTTLS and log-in; it keeps every message it takes.</summary>
/// <remarks>Recipients that begin with <c>refused</c> and <c>later</c> get 550 and 451, with <c>spam</c> and <c>full</c> the message gets 554 and 452, with <c>silent</c> nothing, with <c>babble</c> no code; for <c>cut</c> the connection ends after the message was taken, before the server says so.</remarks>
public sealed class SmtpServer : IDisposable
{
    public const string User = "referrals@example.org";
    public const string Password = "an-invented-password";

    private const string Script = """
        import os, ssl, sys, asyncio, itertools
        from aiosmtpd.smtp import SMTP, AuthResult
        folder, port = sys.argv[1], int(sys.argv[2])
        numbers = itertools.count()
        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith('refused'): return '550 5.1.1 no such user'
                if address.startswith('later'): return '451 4.7.1 try again'
                envelope.rcpt_tos.append(address)
                return '250 OK'
            async def handle_DATA(self, server, session, envelope):
                if envelope.rcpt_tos[0].startswith('spam'): return '554 5.7.1 spam'
                if envelope.rcpt_tos[0].startswith('full'): return '452 4.3.1 full'
                if envelope.rcpt_tos[0].startswith('babble'): return 'what was that'
                if envelope.rcpt_tos[0].startswith('silent'): await asyncio.sleep(600)
                name = os.path.join(folder, 'mail-%04d' % next(numbers))
                with open(name + '.tmp', 'wb') as file:
                    file.write(('from=%s to=%s tls=%s user=%s\r\n' % (envelope.mail_from, envelope.rcpt_tos[0], session.ssl is not None, session.authenticated)).encode())
                    file.write(envelope.content)
                os.rename(name + '.tmp', name)
                if envelope.rcpt_tos[0].startswith('cut'):
                    server.transport.abort()
                    return None
                return '250 taken'
        def check(server, session, envelope, mechanism, data):
            good = (data.login, data.password) == (b'referrals@example.org', b'an-invented-password')
            return AuthResult(success=good, handled=good)
        async def main():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(os.path.join(folder, 'cert.pem'), os.path.join(folder, 'key.pem'))
            loop = asyncio.get_running_loop()
            server = await loop.create_server(lambda: SMTP(Handler(), hostname='test', tls_context=context, require_starttls=True, authenticator=check, auth_required=True), 'localhost', port)
            await server.serve_forever()
        asyncio.run(main())
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("faxingest-smtp-").FullName;
    private readonly Process process;

    public SmtpServer()
    {
        MailAuthority.Write(folder);
        File.WriteAllText(Path.Combine(folder, "server.py"), Script);
        File.WriteAllText(PasswordFile, Password);
        Port = DovecotServer.FreePort();
        // Debian's own Python, which has Debian's packages.
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(folder, "server.py"), folder, Port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        var watch = Stopwatch.StartNew();
        while (!Answers())
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromSeconds(30)) throw new InvalidOperationException($"The SMTP server did not start: {process.StandardError.ReadToEnd()}");
            Thread.Sleep(20);
        }
    }

    public int Port { get; }

    public string PasswordFile => Path.Combine(folder, "password");

    internal AcknowledgeOptions Options => new()
    {
        Host = "localhost",
        Port = Port,
        From = User,
        User = User,
        PasswordFile = PasswordFile,
        CertificateFile = Path.Combine(folder, "ca.pem"),
        Patience = TimeSpan.FromSeconds(10),
    };

    /// <summary>Messages taken, each behind a line that says how it came.</summary>
    public IReadOnlyList<string> Taken => [.. Directory.GetFiles(folder, "mail-????").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private bool Answers()
    {
        using var socket = new TcpClient();
        try
        {
            socket.Connect("localhost", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
