using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Recognize;

/// <summary>A word found on a page.</summary>
/// <param name="Text">As read.</param>
/// <param name="Box">Where it stands on the page as given.</param>
/// <param name="Line">Words of one text line share a number; from 0 in the order read.</param>
/// <param name="Score">The engine's own score.</param>
public sealed record PageWord(string Text, PageBox Box, int Line, RawScore Score)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => "[page word]";
}
