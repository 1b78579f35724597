using System.IO.Compression;
using System.Text;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class OfficeContainerTests : ContainerFormatContract
{
    private static readonly byte[] Fax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

    private protected override IContainerFormat Format { get; } = new OfficeContainer(new LibreOffice("/no-such-office", new FaxIngest.Read.ReaderProgram("/no-such-host", [])));

    private protected override (byte[] Bytes, int Parts) Sample() => (Docx("<w:p><w:r><w:t>Member name: Maria Example</w:t></w:r></w:p><w:p><w:r><w:t>DOB: 4/5/1961</w:t></w:r></w:p>"), 2);

    private static byte[] Docx(string paragraphs, string prolog = "")
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, byte[] bytes)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }

            Add("[Content_Types].xml", "<Types/>"u8.ToArray());
            Add("word/document.xml", Encoding.UTF8.GetBytes($"{prolog}<w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>"));
            Add("word/media/image1.tif", Fax);
        }

        return memory.ToArray();
    }

    [Fact]
    public void The_words_and_the_pictures_are_shown_and_the_rest_is_owned_up_to()
    {
        var contents = Open(Format, new PartFile(Save(Sample().Bytes), "letter.docx"));

        Assert.Equal(["Member name: Maria Example", "DOB: 4/5/1961"], contents.Parts[0].Text!.Lines);
        Assert.Equal("image/tiff", contents.Parts[1].Type);
        Assert.Equal("only-text", Assert.Single(contents.Notes).Code);
    }

    [Fact]
    public void Entities_that_multiply_are_refused() =>
        Assert.Equal("damaged", Assert.Throws<UnreadableException>(() =>
            Open(Format, new PartFile(Save(Docx("<w:p>&a;</w:p>", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>")), "bomb.docx"))).Reason.Code);

    [Fact]
    public void An_old_word_file_is_for_a_person_where_nothing_can_draw_it()
    {
        var format = new OutlookContainer(new MailContainer(new GMimeParser()), new LibreOffice("/no-such-office", new FaxIngest.Read.ReaderProgram("/no-such-host", [])));
        var file = new PartFile(Save([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]), "old.doc");

        Assert.True(Recognizes(format, file));
        Assert.Equal("no-program", Assert.Throws<UnreadableException>(() => Open(format, file)).Reason.Code);
    }

    [Fact]
    public void A_damaged_outlook_mail_is_refused_in_words()
    {
        var format = new OutlookContainer(new MailContainer(new GMimeParser()), new LibreOffice("/no-such-office", new FaxIngest.Read.ReaderProgram("/no-such-host", [])));
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes("__properties_version1.0")];

        Assert.Equal("damaged", Assert.Throws<UnreadableException>(() => Open(format, new PartFile(Save(bytes), "mail.msg"))).Reason.Code);
    }
}
