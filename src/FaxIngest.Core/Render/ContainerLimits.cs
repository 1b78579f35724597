namespace FaxIngest.Render;

/// <summary>Caps on what is unpacked; each holds before the work it limits. What is beyond goes to a person, and the original is kept.</summary>
/// <remarks>The numbers on mails were tried with GMime 3.2.13 on hostile mails under 256 MB of memory: without them it ends in a stack overflow or an abort.</remarks>
public sealed record ContainerLimits
{
    /// <summary>Containers within containers. A forwarded zip of mails is 4.</summary>
    public int Depth { get; init; } = 12;
    /// <summary>Multiparts within multiparts of one mail.</summary>
    public int MimeDepth { get; init; } = 50;
    /// <summary>Parts of one document, over all its containers.</summary>
    public int Parts { get; init; } = 2_000;
    /// <summary>Unpacked bytes of one document, over all its containers.</summary>
    public long UnpackedBytes { get; init; } = 200_000_000;
    /// <summary>Bytes of one mail.</summary>
    public long MailBytes { get; init; } = 100_000_000;
    /// <summary>Bytes of one block of header lines.</summary>
    public int HeaderBytes { get; init; } = 1_000_000;
    /// <summary>Lines of one block of header lines.</summary>
    public int HeaderLines { get; init; } = 10_000;
    /// <summary>Address groups in one header field; each is a stack frame of the parser.</summary>
    public int AddressGroups { get; init; } = 500;
    /// <summary>Times that an entry of a zip may grow. Deflate's most is 1,032; an uncompressed fax page of paper white gives about 200.</summary>
    public int Ratio { get; init; } = 400;
    /// <summary>Characters of one text that are shown; a page has about 4,000.</summary>
    public int TextCharacters { get; init; } = 100_000;
}
