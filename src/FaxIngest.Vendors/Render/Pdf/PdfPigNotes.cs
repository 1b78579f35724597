using FaxIngest.Recognize;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace FaxIngest.Render.Pdf;

/// <summary>Texts laid over a document's pages: values of form fields and notes. Fields are taken from their widgets on the pages, not from the catalog's
/// list of fields: PdfPig gives the widgets' rectangles as the page shows them, and programs leave fields out of that list.</summary>
internal sealed class PdfPigNotes(PdfDocument document)
{
    /// <summary>References and parents followed; files may have loops.</summary>
    private const int Depth = 32;

    internal IEnumerable<(string? Text, Annotation Note, TextOrigin Origin)> Of(Page page)
    {
        foreach (var note in page.GetAnnotations().Where(note => (note.Flags & (AnnotationFlags.Hidden | AnnotationFlags.NoView)) == 0))
        {
            if (note.Type == AnnotationType.FreeText) yield return (note.Content, note, TextOrigin.Note);
            else if (note.Type == AnnotationType.Widget && Inherited(note.AnnotationDictionary, NameToken.Ft) is NameToken { Data: "Tx" or "Ch" })
                yield return (Text(Inherited(note.AnnotationDictionary, NameToken.V)), note, TextOrigin.Field);
        }
    }

    private string? Text(IToken? value) => value switch
    {
        StringToken text => text.Data,
        HexToken text => text.Data,
        // Several choices of a list.
        ArrayToken { Length: > 0 } choices => string.Join(' ', choices.Data.Select(Resolve).Where(choice => choice is StringToken or HexToken).Select(Text)),
        _ => null,
    };

    private IToken? Inherited(DictionaryToken from, NameToken name)
    {
        var at = from;
        for (var i = 0; i < Depth; i++)
        {
            if (at.TryGet(name, out var found)) return Resolve(found);
            if (!at.TryGet(NameToken.Parent, out var parent) || Resolve(parent) is not DictionaryToken next) return null;
            at = next;
        }
        return null;
    }

    private IToken? Resolve(IToken? token)
    {
        for (var i = 0; i < Depth && token is IndirectReferenceToken reference; i++) token = document.Structure.GetObject(reference.Data)?.Data;
        return token is IndirectReferenceToken ? null : token;
    }
}
