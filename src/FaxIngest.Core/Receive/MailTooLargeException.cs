using System.Globalization;
using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>A mail is larger than is taken in.</summary>
public sealed class MailTooLargeException : MailboxException
{
    /// <summary>A mail that is too large.</summary>
    /// <param name="size">Bytes, as the server announced them.</param>
    /// <param name="largest">The limit, bytes.</param>
    public MailTooLargeException(long size, long largest) : base(
        new Reason("mail-too-large", string.Create(CultureInfo.InvariantCulture, $"The mail has {size / 1_000_000.0:F1} MB, which is more than {largest / 1_000_000.0:F1} MB.")), connectionLost: true) => Size = size;

    /// <summary>Bytes, as the server announced them.</summary>
    public long Size { get; }
}
