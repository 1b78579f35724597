namespace FaxIngest.Render;

/// <summary>Draws a text as pages, so that a person sees it as they see a fax.</summary>
public interface ITextPages
{
    /// <summary>The pages, one by one.</summary>
    IEnumerable<TextPage> Draw(PartText text);
}
