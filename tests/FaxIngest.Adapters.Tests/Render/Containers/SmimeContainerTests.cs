using System.Formats.Asn1;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class SmimeContainerTests : ContainerFormatContract
{
    private protected override IContainerFormat Format { get; } = new SmimeContainer();

    private protected override string Type => "application/pkcs7-mime";

    private protected override (byte[] Bytes, int Parts) Sample() => (Cms("1.2.840.113549.1.7.2", "Content-Type: text/plain\r\n\r\nSigned.\r\n"u8.ToArray()), 1);

    private static byte[] Cms(string kind, byte[] content)
    {
        var outer = new Asn1Tag(TagClass.ContextSpecific, 0);
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(kind);
            using (writer.PushSequence(outer))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                using (writer.PushSequence()) writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.113549.1.7.1");
                    using (writer.PushSequence(outer)) writer.WriteOctetString(content);
                }
            }
        }

        return writer.Encode();
    }

    [Fact]
    public void The_mail_inside_comes_out() =>
        Assert.Contains("Signed.", File.ReadAllText(Open(Format, new PartFile(Save(Sample().Bytes), "smime.p7m", Type)).Parts[0].File!.Path), StringComparison.Ordinal);

    [Fact]
    public void An_encrypted_mail_is_for_a_person() =>
        Assert.Equal("password-protected", Assert.Throws<UnreadableException>(() => Open(Format, new PartFile(Save(Cms("1.2.840.113549.1.7.3", [1])), "smime.p7m", Type))).Reason.Code);
}
