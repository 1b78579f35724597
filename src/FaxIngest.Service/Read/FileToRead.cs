namespace FaxIngest.Read;

/// <summary>One file that <c>faxingest read</c> was given.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Output">Where its document goes, below the output folder.</param>
internal sealed record FileToRead(string Path, string Output);
