using System.Text;
using FaxIngest.Read;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class OutlookContainerTests : ContainerFormatContract
{
    private static readonly byte[] Fax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

    /// <summary>More than 4,096 bytes, so not in the file's mini stream.</summary>
    private static readonly byte[] LargeFax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "none.tif"));

    private protected override IContainerFormat Format { get; } = new OutlookContainer(new MailContainer(new GMimeParser()), NoOffice);

    private static LibreOffice NoOffice => new("/no-such-office", new ReaderProgram("/no-such-host", []));

    private protected override (byte[] Bytes, int Parts) Sample() =>
        (new OutlookMail { Body = "Please see the referral of Maria Example, DOB 4/5/1961.", Files = [("fax.tif", Fax), ("large.tif", LargeFax)] }.Write(), 3);

    private Contents Open(OutlookMail mail) => Open(mail.Write());

    private Contents Open(byte[] bytes) => Open(Format, new PartFile(Save(bytes), "mail.msg"));

    [Fact]
    public void Text_sender_time_and_files_come_out_as_they_were()
    {
        var contents = Open(new OutlookMail { Subject = "Überweisung", Body = "Please see to María Example.\r\nCIN 91234567A", Files = [("Übersicht fax.tif", Fax), ("large.tif", LargeFax)] });

        Assert.Equal(("ann@clinic.example", "Überweisung"), (contents.Mail!.From, contents.Mail.Subject));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero), contents.Mail.Date);
        Assert.Equal(["Please see to María Example.", "CIN 91234567A"], contents.Parts[0].Text!.Lines);
        Assert.True(contents.Parts[0].Text!.Body);
        Assert.Equal(["Übersicht fax.tif", "large.tif"], contents.Parts.Skip(1).Select(part => part.Name));
        Assert.Equal([Fax, LargeFax], contents.Parts.Skip(1).Select(part => File.ReadAllBytes(part.File!.Path)));
        Assert.Empty(contents.Notes);
    }

    [Fact]
    public void Its_own_header_lines_are_kept_so_that_programs_are_known_as_programs()
    {
        var contents = Open(new OutlookMail { Body = "x", Headers = "Message-ID: <7@clinic.example>\r\nAuto-Submitted: auto-replied\r\nFrom: Ann Clerk <ann@clinic.example>\r\n\r\n" });

        Assert.Equal("7@clinic.example", contents.Mail!.MessageId);
        Assert.False(contents.Mail.MayBeAnswered);
    }

    [Fact]
    public void A_mail_in_the_mail_is_a_mail_with_parts_of_its_own()
    {
        var contents = Open(new OutlookMail { Body = "See below.", Mails = [new OutlookMail { Subject = "Inner", Body = "Inner words", Files = [("inner.tif", LargeFax)] }] });

        var inner = contents.Parts[1];
        Assert.Equal("message/rfc822", inner.Type);
        var opened = Open(new MailContainer(new GMimeParser()), inner.File!);
        Assert.Equal("Inner", opened.Mail!.Subject);
        Assert.Equal(["Inner words"], opened.Parts[0].Text!.Lines);
        Assert.Equal(LargeFax, File.ReadAllBytes(opened.Parts[1].File!.Path));
    }

    [Fact]
    public void The_same_text_in_three_forms_is_shown_once()
    {
        var contents = Open(new OutlookMail { Body = "Please call.", Html = "<p>Please call.</p>", Rtf = Rtf(@"{\rtf1 Please call.\par}"), Files = [("fax.tif", Fax)] });

        Assert.Equal(4, contents.Count);
        Assert.Equal([null, "alternative", "alternative", null], contents.Parts.Select(part => part.End));
        Assert.Equal(["Please call."], contents.Parts[0].Text!.Lines);
    }

    [Fact]
    public void A_text_in_rich_form_alone_is_the_text()
    {
        var part = Open(new OutlookMail { Rtf = Rtf(@"{\rtf1\ansi Please see to Maria Example.\par DOB 4/5/1961\par}") }).Parts[0];

        Assert.Equal(["Please see to Maria Example.", "DOB 4/5/1961"], part.Text!.Lines);
        Assert.True(part.Text.Body);
    }

    [Fact]
    public void A_mail_without_a_text_gives_its_file() =>
        Assert.Equal(Fax, File.ReadAllBytes(Assert.Single(Open(new OutlookMail { Files = [("fax.tif", Fax)] }).Parts, part => part.File is not null).File!.Path));

    [Fact]
    public void A_file_that_stayed_with_the_sender_is_told()
    {
        var contents = Open(new OutlookMail { Body = "See the form.", Links = [@"\\clinic\share\form.pdf"] });

        Assert.Equal("linked-file", Assert.Single(contents.Notes).Code);
        Assert.Equal("empty", contents.Parts[1].End);
    }

    [Fact]
    public void A_mail_of_megabytes_comes_out_whole()
    {
        byte[] large = new byte[9_000_000]; // its table of sectors is longer than the header can name
        new Random(1).NextBytes(large);

        Assert.Equal(large, File.ReadAllBytes(Open(new OutlookMail { Body = "x", Files = [("scan.bin", large)] }).Parts[1].File!.Path));
    }

    [Fact]
    public void A_rich_text_that_lies_about_its_length_costs_the_mail_alone()
    {
        byte[] lie = Rtf("x");
        BitConverter.TryWriteBytes(lie.AsSpan(4), 2_000_000_000); // of a text that is said to be packed
        "LZFu"u8.CopyTo(lie.AsSpan(8));

        Assert.Equal("too-large", Assert.Throws<UnreadableException>(() => Open(
            new OutlookContainer(new MailContainer(new GMimeParser()), NoOffice) { Timeout = TimeSpan.FromSeconds(2) }, new PartFile(Save(new OutlookMail { Rtf = lie }.Write()), "mail.msg"))).Reason.Code);
    }

    [Fact]
    public void A_word_file_that_holds_a_mail_is_a_word_file()
    {
        byte[] word = CompoundFileBuilder.Write(
            CompoundEntry.Stream("WordDocument", new byte[5000]),
            CompoundEntry.Storage("ObjectPool", [CompoundEntry.Storage("_1", [CompoundEntry.Stream("__properties_version1.0", new byte[32])])]));

        Assert.Equal("no-program", Assert.Throws<UnreadableException>(() => Open(word)).Reason.Code);
    }

    [Fact]
    public void An_office_file_locked_with_a_password_says_so() =>
        Assert.Equal("password-protected", Assert.Throws<UnreadableException>(() =>
            Open(CompoundFileBuilder.Write(CompoundEntry.Stream("EncryptionInfo", new byte[300]), CompoundEntry.Stream("EncryptedPackage", new byte[9000])))).Reason.Code);

    [Fact]
    public void A_directory_that_runs_in_a_circle_is_damaged()
    {
        byte[] bytes = new OutlookMail { Body = "x", Files = [("fax.tif", Fax)] }.Write();
        int sector = BitConverter.ToInt32(bytes, 48), table = BitConverter.ToInt32(bytes, 76);
        BitConverter.TryWriteBytes(bytes.AsSpan((table + 1) * 512 + sector * 4), sector);

        Assert.Equal("damaged", Assert.Throws<UnreadableException>(() => Open(bytes)).Reason.Code);
    }

    [Fact]
    public void What_lies_in_it_is_told_by_name()
    {
        var directory = CompoundDirectory.Read(Save(Sample().Bytes))!;

        Assert.Equal(2, directory.Top.Count(name => name.StartsWith("__attach_version1.0_#", StringComparison.Ordinal)));
        Assert.Contains("__substg1.0_37010102", directory.Below["__attach_version1.0_#00000001"]);
    }

    /// <summary>A rich text as the mail keeps it (MS-OXRTFCP), not packed.</summary>
    private static byte[] Rtf(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return [.. BitConverter.GetBytes(bytes.Length + 12), .. BitConverter.GetBytes(bytes.Length), .. "MELA"u8, 0, 0, 0, 0, .. bytes];
    }
}
