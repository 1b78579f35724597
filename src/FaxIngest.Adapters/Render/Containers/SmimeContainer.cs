using System.Formats.Asn1;

namespace FaxIngest.Render.Containers;

/// <summary>S/MIME in one piece (<c>smime.p7m</c>, RFC 8551): the mail inside a signed one is taken out, whoever signed it; an encrypted one is for a person.</summary>
internal sealed class SmimeContainer : IContainerFormat
{
    private const string SignedContent = "1.2.840.113549.1.7.2", EnvelopedContent = "1.2.840.113549.1.7.3", AuthenticatedEnveloped = "1.2.840.113549.1.9.16.1.23";

    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => file.Type is "application/pkcs7-mime" or "application/x-pkcs7-mime";

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        try
        {
            var content = new AsnReader(File.ReadAllBytes(file.Path), AsnEncodingRules.BER).ReadSequence();
            string kind = content.ReadObjectIdentifier();
            if (kind is EnvelopedContent or AuthenticatedEnveloped) throw Unreadable.Encrypted();
            if (kind != SignedContent) throw Unreadable.Damaged("The mail is packed in a way (S/MIME) that is not known here.");
            // SignedData (RFC 5652 section 5.1): version, digest algorithms, then the content.
            var signed = content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
            signed.ReadInteger();
            signed.ReadSetOf(skipSortOrderValidation: true);
            var inner = signed.ReadSequence();
            inner.ReadObjectIdentifier();
            byte[] mail = inner.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadOctetString();
            var saved = SavedFile.From(space, new MemoryStream(mail));
            space.TakeParts(1);
            return new Contents(
                [new FoundPart { Name = "signed mail", Type = "message/rfc822", Sha256 = saved.Sha256, Bytes = saved.Bytes, File = new PartFile(saved.Path, "signed mail", "message/rfc822", file.Depth + 1) }],
                1);
        }
        catch (AsnContentException broken)
        {
            throw Unreadable.Damaged("The signed mail (S/MIME) is damaged and cannot be opened.", broken);
        }
    }
}
