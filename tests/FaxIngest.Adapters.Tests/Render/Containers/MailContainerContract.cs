using System.Text;
using FaxIngest.Model;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

/// <summary>What every parser of mails must do behind the container of mails. A subclass says which.</summary>
public abstract class MailContainerContract : ContainerFormatContract
{
    private const string Head = "From: Ann <ann@clinic.example>\nSubject: Referral\nMIME-Version: 1.0\n";
    private static readonly byte[] Fax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

    private protected abstract IMimeParser Parser { get; }

    private protected override IContainerFormat Format => new MailContainer(Parser);

    private protected override (byte[] Bytes, int Parts) Sample() => (Mixed(Text("See attached."), Attached("fax.tif", "image/tiff", Fax)), 2);

    private static string Text(string text, string type = "text/plain; charset=utf-8") => $"Content-Type: {type}\n\n{text}";

    private static string Attached(string name, string type, byte[] bytes, string more = "") =>
        $"Content-Type: {type}\nContent-Disposition: attachment; filename=\"{name}\"\nContent-Transfer-Encoding: base64\n{more}\n{Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)}";

    private static byte[] Mixed(params string[] parts) => Multipart("mixed", parts);

    private static byte[] Multipart(string subtype, params string[] parts) => Ascii(Head + Entity(subtype, parts));

    private static string Entity(string subtype, params string[] parts) =>
        $"Content-Type: multipart/{subtype}; boundary=\"{subtype}\"\n\n{string.Concat(parts.Select(p => $"--{subtype}\n{p}\n"))}--{subtype}--\n";

    private Contents Open(byte[] mail, ContainerLimits? limits = null) => Open(Format, new PartFile(Save(mail), "mail.eml"), limits);

    private string? Refusal(byte[] mail) => Assert.Throws<UnreadableException>(() => Open(mail)).Reason.Code;

    private static byte[] Png(int width, int height)
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height, 1, 0, 0, 0, 0];
        return png;
    }

    [Fact]
    public void An_attachment_comes_out_as_it_was_sent()
    {
        var part = Open(Sample().Bytes).Parts[1];

        Assert.Equal(("fax.tif", "image/tiff", Fax.Length), (part.Name, part.Type, part.Bytes));
        Assert.Equal(Fax, File.ReadAllBytes(part.File!.Path));
    }

    [Fact]
    public void The_header_is_told()
    {
        var mail = Open(Ascii("From: \"Ann\" <ann@clinic.example>\nReply-To: desk@clinic.example\nSubject: =?utf-8?q?Referral_f=C3=BCr?=\nDate: Fri, 20 Nov 2026 09:00:00 -0800\nMessage-ID: <a1@clinic.example>\n\nHello.\n")).Mail!;

        Assert.Equal(("ann@clinic.example", "desk@clinic.example", "Referral für", "a1@clinic.example"), (mail.From, mail.ReplyTo, mail.Subject, mail.MessageId));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero), mail.Date);
        Assert.Equal((MailNatures.Person, true), (mail.Nature, mail.MayBeAnswered));
    }

    [Fact]
    public void Of_two_forms_of_a_text_the_plain_one_is_read()
    {
        var parts = Open(Multipart("alternative", Text("The plain text."), Text("<p>The <b>plain</b> text.</p>", "text/html"))).Parts;

        Assert.Equal(["The plain text."], parts[0].Text!.Lines);
        Assert.Equal(PartStates.Alternative, parts[1].End);
    }

    [Fact]
    public void A_stub_beside_a_long_page_is_not_taken_for_the_text()
    {
        string body = string.Concat(Enumerable.Repeat("<p>Our patient needs help with housing.</p>", 20));
        var parts = Open(Multipart("alternative", Text("Use an HTML viewer."), Text(body, "text/html"))).Parts;

        Assert.Equal(PartStates.Alternative, parts[0].End);
        Assert.Contains("Our patient needs help with housing.", parts[1].Text!.Lines);
    }

    [Fact]
    public void A_logo_shown_in_the_text_is_kept_and_not_read_but_a_pasted_scan_is_read()
    {
        string html = Text("<p>Hi</p><img src=\"cid:logo@x\"><img src=\"cid:scan@x\">", "text/html");
        var parts = Open(Multipart("related", html,
            Attached("logo.png", "image/png", Png(300, 80), "Content-ID: <logo@x>\n"), Attached("scan.png", "image/png", Png(1700, 2200), "Content-ID: <scan@x>\n"))).Parts;

        Assert.Equal(PartStates.Accessory, parts[1].End);
        Assert.Null(parts[2].End);
    }

    [Fact]
    public void A_tracking_pixel_is_no_page_wherever_it_stands() =>
        Assert.Equal(PartStates.Accessory, Open(Mixed(Text("x"), Attached("p.png", "image/png", Png(1, 1)))).Parts[1].End);

    [Fact]
    public void A_nested_mail_is_a_part_to_be_opened_in_turn()
    {
        string nested = "Content-Type: message/rfc822\n\nFrom: b@c.example\nSubject: inner\n\nInner text.\n";
        var part = Open(Mixed(Text("Fwd"), nested)).Parts[1];

        Assert.Equal("message/rfc822", part.File!.Type);
        Assert.Equal(["Inner text."], Open(Format, part.File).Parts[0].Text!.Lines);
    }

    [Theory]
    [InlineData("notes", "application/octet-stream", "Please call her sister.\n", true)]
    [InlineData("notes.txt", "text/plain", "Please call her sister.\0", true)]
    [InlineData("saved.eml", "application/octet-stream", "From: b@c.example\nSubject: inner\n\nInner text.\n", false)]
    [InlineData("data", "application/octet-stream", "\u0001\u0002 binary", false)]
    public void What_is_nothing_but_text_is_shown_as_text(string name, string type, string content, bool text)
    {
        var part = Open(Mixed(Text("x"), Attached(name, type, Ascii(content)))).Parts[1];

        Assert.Equal(text, part.Text is not null);
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed\n\n--x\nContent-Type: application/pdf\n\nlost\n--x--\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=never\n\n--x\nContent-Type: application/pdf\n\nlost\n--x--\n")]
    public void Parts_that_cannot_be_found_are_for_a_person(string mail)
    {
        var part = Assert.Single(Open(Ascii(Head + mail)).Parts);

        Assert.Equal((PartStates.Unreadable, "boundary"), (part.End, part.Reason?.Code));
        Assert.True(part.Bytes > 0);
    }

    [Fact]
    public void A_mail_whose_last_boundary_is_missing_keeps_its_parts()
    {
        byte[] whole = Sample().Bytes;

        Assert.Equal(2, Open(whole[..^12]).Parts.Count);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\\temp\\form.tif", "form.tif")]
    [InlineData("fo\u0001rm.tif", "form.tif")]
    public void A_name_is_never_a_path(string sent, string shown) =>
        Assert.Equal(shown, Open(Mixed(Text("x"), Attached(sent, "image/tiff", Fax))).Parts[1].Name);

    [Theory]
    [InlineData("filename*=utf-8''%E2%80%AEfit.exe", "fit.exe")]
    [InlineData("filename*0=\"long-\"; filename*1=\"name.tif\"", "long-name.tif")]
    [InlineData("filename=\"=?utf-8?b?0YTQsNC60YEudGlm?=\"", "факс.tif")]
    public void Names_are_decoded_as_mail_programs_write_them(string parameter, string shown) =>
        Assert.Equal(shown, Open(Mixed($"Content-Type: image/tiff\nContent-Disposition: attachment; {parameter}\n\nII")).Parts[0].Name);

    [Fact]
    public void A_name_in_a_content_type_that_is_none_is_not_lost() =>
        Assert.Equal("notes.gz", Open(Mixed("Content-Type: application-x-gzip; name=\"notes.gz\"\n\nx")).Parts[0].Name);

    [Fact]
    public void A_byte_order_mark_and_an_envelope_line_do_not_cost_the_first_header()
    {
        Assert.Equal("ann@clinic.example", Open([0xEF, 0xBB, 0xBF, .. Sample().Bytes]).Mail!.From);
        Assert.Equal("ann@clinic.example", Open([.. Ascii("From ann Fri Nov 20 09:00:00 2026\n"), .. Sample().Bytes]).Mail!.From);
    }

    [Fact]
    public void A_file_that_was_written_into_the_text_is_a_part()
    {
        var parts = Open(Ascii(Head + "\nSee this:\nbegin 644 hello.txt\n&:&5L;&\\*\n`\nend\nBye.\n")).Parts;

        Assert.Equal(["See this:", "[hello.txt]", "Bye."], parts[0].Text!.Lines);
        Assert.Equal("hello\n", File.ReadAllText(parts[1].File!.Path));
    }

    [Theory]
    [InlineData("iso-2022-jp", "Referral")]
    [InlineData("no-such-charset", "Referral")]
    [InlineData("utf-16", "Referral")]
    public void A_charset_that_is_wrong_costs_no_text_at_all(string charset, string text) =>
        Assert.Single(Open(Ascii(Head + $"Content-Type: text/plain; charset={charset}\n\n{text}\n")).Parts);

    [Fact]
    public void A_raw_eight_bit_text_is_read_as_windows_writes() =>
        Assert.Equal(["Muñoz"], Open(Ascii(Head + "\nMuñoz\n")).Parts[0].Text!.Lines);

    [Theory]
    [InlineData(500)]
    [InlineData(1500)]
    public void Multiparts_within_multiparts_end_at_the_cap(int depth)
    {
        var mail = new StringBuilder(Head);
        for (int i = 0; i < depth; i++) mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        var part = Assert.Single(Open(Ascii(mail.Append("Content-Type: text/plain\n\nx\n").ToString())).Parts);

        Assert.Equal((PartStates.OverLimit, "too-deep"), (part.End, part.Reason?.Code));
    }

    [Fact]
    public void Fifty_thousand_layers_are_refused_before_they_are_parsed() =>
        Assert.Equal("too-deep", Refusal(Ascii(Head + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")))));

    [Fact]
    public void Fifty_thousand_mails_within_mails_are_one_part_to_be_opened_in_turn() =>
        Assert.Single(Open(Ascii(Head + string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 50_000)) + "Subject: x\n\nx\n")).Parts);

    [Fact]
    public void Of_ten_thousand_parts_the_first_are_opened_and_the_others_counted()
    {
        var contents = Open(Ascii(Head + "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\nContent-Type: image/tiff\n\nII\n", 10_000)) + "--b--\n"));

        Assert.Equal((2_000, 8_000, 10_000), (contents.Parts.Count, contents.LeftOut, contents.Count));
        Assert.Equal("too-many-parts", Assert.Single(contents.Notes).Code);
    }

    [Fact]
    public void Two_hundred_thousand_parts_are_refused_before_they_are_parsed() =>
        Assert.Equal("too-many-parts", Refusal(Ascii(Head + "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 200_000)))));

    [Fact]
    public void An_address_line_that_overflows_the_parser_is_refused() =>
        Assert.Equal("too-deep", Refusal(Ascii("Subject: x\nTo: a@b.example\nFrom: " + string.Concat(Enumerable.Repeat("g:", 100_000)) + "\n\nx\n")));

    [Fact]
    public void Half_a_million_header_lines_are_refused() =>
        Assert.Equal("too-large", Refusal(Ascii(Head + string.Concat(Enumerable.Repeat("X-A: b\n", 500_000)) + "\nx\n")));

    [Fact]
    public void A_bomb_in_the_header_of_a_nested_mail_is_found_too() =>
        Assert.Equal("too-deep", Refusal(Mixed("Content-Type: message/rfc822\n\nFrom: " + string.Concat(Enumerable.Repeat("g:\n ", 100_000)) + "\n\nx")));

    [Fact]
    public void A_line_without_end_and_thousands_of_addresses_are_read()
    {
        Assert.Single(Open(Ascii(Head + "\n" + new string('x', 20_000_000))).Parts);
        Assert.Single(Open(Ascii("Subject: x\nFrom: a@b.example\nTo: " + string.Join(",\n ", Enumerable.Repeat("a@b.example", 5_000)) + "\n\nx\n")).Parts);
    }

    [Fact]
    public void A_mail_over_the_cap_is_not_parsed() =>
        Assert.Equal("too-large", Assert.Throws<UnreadableException>(() => Open(Sample().Bytes, new ContainerLimits { MailBytes = 100 })).Reason.Code);
}
