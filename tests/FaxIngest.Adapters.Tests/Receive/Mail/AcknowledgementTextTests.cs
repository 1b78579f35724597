namespace FaxIngest.Receive.Mail;

public sealed class AcknowledgementTextTests
{
    private static readonly Acknowledgement Owed = new("0190aa", "ann@example.org", "1@example.org", new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero));

    [Fact]
    public void The_answer_says_the_number_and_asks_for_silence()
    {
        string text = AcknowledgementText.Write(Owed, "referrals@example.org", Owed.ReceivedAt.AddMinutes(1));
        Assert.Equal(
            [
                "From: <referrals@example.org>", "To: <ann@example.org>", "Subject: Your message was received: 0190aa", "Date: Fri, 20 Nov 2026 17:04:11 +0000",
                "Message-ID: <0190aa.received@example.org>", "In-Reply-To: <1@example.org>", "References: <1@example.org>", "Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All",
            ], text.Split("\r\n")[..9]);
        Assert.True(System.Text.Ascii.IsValid(text));
        Assert.DoesNotContain("In-Reply-To", AcknowledgementText.Write(Owed with { InReplyTo = null }, "a@b", Owed.ReceivedAt), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann@example.org", true)]
    [InlineData("o'neil+x@sub.example.org", true)]
    [InlineData("ann@example.org>\r\nDATA", false)]
    [InlineData("\"a b\"@example.org", false)]
    [InlineData("a@b@c", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("jörg@example.org", false)]
    [InlineData("-oX@example.org", false)]
    public void Only_plain_addresses_are_answered(string address, bool plain) => Assert.Equal(plain, Acknowledgement.IsPlainAddress(address));
}
