using FaxIngest.Model;

namespace FaxIngest.Render;

public sealed class MailSenderTests
{
    private static MailOrigin Judge(string header, string type = "text/plain", string from = "ann@clinic.example") => MailSender.Judge(new MimeMail(new MimeEntity { Type = type }, 1)
    {
        From = from,
        Header = header.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(p => p[0].ToLowerInvariant(), p => p[1]),
    });

    [Theory]
    [InlineData("Subject: Referral", MailNatures.Person, true)]
    [InlineData("Auto-Submitted: no", MailNatures.Person, true)]
    [InlineData("X-Auto-Response-Suppress: All", MailNatures.Person, false)]
    [InlineData("Auto-Submitted: auto-replied", MailNatures.AutoReply, false)]
    [InlineData("Auto-Submitted: auto-replied (vacation)", MailNatures.AutoReply, false)]
    [InlineData("Subject: Automatic reply: Referral", MailNatures.AutoReply, false)]
    [InlineData("Subject: Out of office until Monday", MailNatures.AutoReply, false)]
    [InlineData("Precedence: auto_reply", MailNatures.AutoReply, false)]
    [InlineData("Return-Path: <>", MailNatures.AutoReply, false)]
    [InlineData("X-Failed-Recipients: a@b.example", MailNatures.Bounce, false)]
    [InlineData("Precedence: bulk", MailNatures.List, false)]
    [InlineData("List-Id: <x.example>", MailNatures.List, false)]
    [InlineData("Auto-Submitted: auto-generated", MailNatures.Automatic, false)]
    [InlineData("List-Unsubscribe: <mailto:x@y.example>", MailNatures.Automatic, false)]
    public void A_machine_is_told_by_what_it_writes(string header, string nature, bool answered)
    {
        var origin = Judge(header);

        Assert.Equal((nature, answered), (origin.Nature, origin.MayBeAnswered));
    }

    [Theory]
    [InlineData("MAILER-DAEMON@clinic.example", MailNatures.Bounce)]
    [InlineData("no-reply@scanner.example", MailNatures.Automatic)]
    [InlineData("donotreply@fax.example", MailNatures.Automatic)]
    [InlineData("noreen@clinic.example", MailNatures.Person)]
    public void And_by_its_address(string from, string nature) => Assert.Equal(nature, Judge("Subject: x", from: from).Nature);

    [Fact]
    public void A_report_is_a_bounce_whoever_sends_it() => Assert.Equal(MailNatures.Bounce, Judge("Subject: Delivery", type: "multipart/report").Nature);

    [Fact]
    public void Without_an_address_there_is_nothing_to_answer() => Assert.False(MailSender.Judge(new MimeMail(new MimeEntity { Type = "text/plain" }, 1)).MayBeAnswered);
}
