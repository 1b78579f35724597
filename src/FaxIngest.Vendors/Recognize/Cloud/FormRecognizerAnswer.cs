using System.Drawing;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using FaxIngest.Read;

namespace FaxIngest.Recognize.Cloud;

/// <summary>From the package's result to an answer: names only, no judgment.</summary>
internal static class FormRecognizerAnswer
{
    internal static CloudAnswer Of(AnalyzeResult result)
    {
        var handwritten = result.Styles.Where(s => s.IsHandwritten == true).SelectMany(s => s.Spans).Select(s => (From: s.Index, To: s.Index + s.Length)).ToList();
        var sizes = result.Pages.ToDictionary(p => p.PageNumber, p => (Width: (double)(p.Width ?? 0), Height: (double)(p.Height ?? 0)));
        CloudPlace Place(int page, IReadOnlyList<PointF> polygon)
        {
            var (width, height) = sizes.GetValueOrDefault(page);
            return CloudPlace.Of(page, [.. polygon.SelectMany(point => new double[] { point.X, point.Y })], width, height);
        }
        CloudText Side(DocumentKeyValueElement side) =>
            new(side.Content, side.BoundingRegions.Count == 0 ? CloudPlace.None : Place(side.BoundingRegions[0].PageNumber, side.BoundingRegions[0].BoundingPolygon));
        var pages = result.Pages.Select(page => new CloudPage(
            page.PageNumber,
            page.Angle ?? 0,
            [
                .. page.Words.Select(word => new CloudWord(
                    word.Content, Place(page.PageNumber, word.BoundingPolygon), new RawScore(word.Confidence),
                    handwritten.Exists(span => word.Span.Index < span.To && word.Span.Index + word.Span.Length > span.From))),
            ],
            [.. page.Lines.Select(line => new CloudText(line.Content, Place(page.PageNumber, line.BoundingPolygon)))],
            [.. page.SelectionMarks.Select(mark => new CloudMark(mark.State == DocumentSelectionMarkState.Selected, Place(page.PageNumber, mark.BoundingPolygon), new RawScore(mark.Confidence)))]));
        return new CloudAnswer(
            result.ModelId,
            result.ServiceVersion,
            [.. pages],
            [.. result.KeyValuePairs.Select(pair => new CloudPair(Side(pair.Key), pair.Value is null ? null : Side(pair.Value), new RawScore(pair.Confidence)))]);
    }
}
