using System.Security.Cryptography;
using System.Text;

namespace FaxIngest.Receive.Mail;

public sealed class MessageIdentityTests
{
    private static readonly byte[] Message = SomeMail.Number(1, "A text\nof lines.");

    private static (string Identity, string? MessageId) Of(byte[] message, int chunk = int.MaxValue)
    {
        using var identity = new MessageIdentity();
        foreach (byte[] some in message.Chunk(chunk)) identity.Append(some);
        return (identity.Finish(), identity.MessageId);
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    [Fact]
    public void A_mail_with_plain_line_ends_is_known_by_the_hash_of_its_bytes() => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Message)), Of(Message).Identity);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Line_ends_and_the_pieces_it_comes_in_do_not_matter(int chunk) => Assert.Equal(Of(Message), Of(SomeMail.WithCrLf(Message), chunk));

    [Theory]
    [InlineData("X-TUID: abcDEF+/1234\n", true)]
    [InlineData("X-TUID: abcDEF+/123\n", false)]
    [InlineData("X-TUID: abcDEF+/12345\n", false)]
    [InlineData("X-Other: abcDEF+/1234\n", false)]
    public void Only_the_line_that_mbsync_adds_is_left_out(string line, bool same)
    {
        byte[] added = [.. Message[..20], .. Message[20..]];
        int at = Array.IndexOf(added, (byte)'\n') + 1;
        added = [.. added[..at], .. Bytes(line), .. added[at..]];
        Assert.Equal(same, Of(added).Identity == Of(Message).Identity);
        Assert.Equal(same, Of(SomeMail.WithCrLf(added), 3).Identity == Of(Message).Identity);
    }

    [Fact]
    public void The_same_line_in_the_text_counts() =>
        Assert.NotEqual(Of([.. Message, .. Bytes("X-TUID: abcDEF+/1234\n")]).Identity, Of(Message).Identity);

    [Fact]
    public void A_line_at_the_very_end_is_left_out_only_when_it_ended() =>
        Assert.NotEqual(Of(Bytes("A: b\nX-TUID: abcDEF+/123")).Identity, Of(Bytes("A: b\n")).Identity);

    [Theory]
    [InlineData("Message-ID: <a@b>\n\n", "<a@b>")]
    [InlineData("A: b\nmessage-id:<a@b>\r\nC: d\n\n", "<a@b>")]
    [InlineData("Message-ID:\n <a@b>\nC: d\n\n", "<a@b>")]
    [InlineData("Message-ID: <a@b>\nMessage-ID: <c@d>\n\n", "<a@b>")]
    [InlineData("A: Message-ID: <a@b>\n\nMessage-ID: <c@d>\n", null)]
    [InlineData("Message-ID:\n\n", null)]
    [InlineData("", null)]
    public void The_message_id_is_read_from_the_header(string message, string? id) => Assert.Equal(id, Of(Bytes(message), 1).MessageId);

    [Fact]
    public void A_message_id_without_end_is_cut() => Assert.Equal(998, Of(Bytes("Message-ID:" + new string('x', 100_000) + "\n\n")).MessageId!.Length);
}
