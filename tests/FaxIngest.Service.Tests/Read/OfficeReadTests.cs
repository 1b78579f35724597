using System.Net;
using System.Net.Sockets;
using FaxIngest.Tests.Render.Containers;

namespace FaxIngest.Service.Tests.Read;

/// <summary>Letters of Word, in real readers. Both ways are right: pages as LibreOffice draws them where it is installed, inside the fence and without a socket; else the words, or a person.</summary>
public sealed class OfficeReadTests : IDisposable
{
    private static readonly bool Installed = File.Exists("/usr/lib/libreoffice/program/libmergedlo.so");

    private readonly ReadRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_letter_is_drawn_or_shown_by_its_words_and_fetches_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        run.Put("letter.docx", Letter.DocxWithLink("Please see to Maria Example.", new Uri($"http://{listener.LocalEndpoint}/logo.png")));

        Assert.Equal(0, await run.ReadAsync());

        var part = Assert.Single(run.Document("letter.docx").GetProperty("parts").EnumerateArray());
        Assert.Equal(
            Installed ? ("letter.docx.pdf", "application/pdf", "read", 1) : ("text", "text/plain", "read", 1),
            (part.GetProperty("name").GetString(), part.GetProperty("type").GetString(), part.GetProperty("status").GetString(), part.GetProperty("pageCount").GetInt32()));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task An_old_word_file_is_drawn_or_for_a_person()
    {
        run.Put("letter.doc", await File.ReadAllBytesAsync(Path.Combine(MixedFolder.Repository(), "testdata", "office", "letter.doc")));

        Assert.Equal(Installed ? 0 : 2, await run.ReadAsync());

        var document = run.Document("letter.doc");
        if (Installed)
        {
            Assert.Equal("read", Assert.Single(document.GetProperty("parts").EnumerateArray()).GetProperty("status").GetString());
            Assert.NotEqual("blank", Assert.Single(document.GetProperty("pages").EnumerateArray()).GetProperty("kind").GetString());
        }
        else
            Assert.Equal("no-program", document.GetProperty("reason").GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_draws_letters_says_when_there_is_nothing_to_draw_with() =>
        Assert.Equal(1, (await run.RunAsync("office", run.At("nowhere"), run.At("profile"), run.At("letter.doc"), run.At("pages.pdf"))).Code);
}
