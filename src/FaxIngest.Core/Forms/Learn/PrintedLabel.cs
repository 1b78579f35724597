using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>Printed words that stand together on one line.</summary>
/// <param name="Text">The words with single blanks.</param>
/// <param name="Box">Around them.</param>
internal sealed record PrintedLabel(string Text, PageBox Box)
{
    public static PrintedLabel Of(IReadOnlyList<PageWord> words) =>
        new(string.Join(' ', words.Select(w => w.Text)), words.Select(w => w.Box).Aggregate((a, b) => a.Union(b)));
}
