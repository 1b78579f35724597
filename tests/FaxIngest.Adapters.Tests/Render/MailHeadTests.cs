using System.Text;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class MailHeadTests
{
    [Theory]
    [InlineData("From: a@b.example\r\nTo: c@d.example\r\n\r\nHello", true)]
    [InlineData("Return-Path: <a@b.example>\nReceived: from x\n\tby y; Fri, 20 Nov 2026 17:03:11 +0000\nSubject: Referral\n\n", true)]
    [InlineData("X-Spam: no\nDate: Fri, 20 Nov 2026 17:03:11 +0000\nMessage-ID: <1@b.example>\nX-Cut: the he", true)]
    [InlineData("From: the desk of a clerk\n\nSubject: not a header any more\n", false)]
    [InlineData("Subject: one field only\n\nText", false)]
    [InlineData("This is a letter.\nFrom: me\nTo: you\n", false)]
    [InlineData("{\n  \"from\": 1\n}", false)]
    [InlineData("", false)]
    public void A_mail_is_told_by_its_header(string head, bool isMail) => Assert.Equal(isMail, MailHead.Is(Encoding.Latin1.GetBytes(head)));
}
