using FaxIngest.Model;
using FaxIngest.Native;
using FaxIngest.Read;

namespace FaxIngest.Recognize;

/// <summary>Tesseract over a whole page. A word's score is its confidence, 0..100.</summary>
internal sealed class TesseractPageWordReader : IPageWordReader
{
    private readonly TesseractSession _session;

    /// <summary>Loads the English data of the system.</summary>
    internal TesseractPageWordReader() => _session = new TesseractSession(TessdataFolder.Find());

    /// <inheritdoc/>
    public string Name => "tesseract";

    /// <inheritdoc/>
    public string Version => _session.Version;

    /// <inheritdoc/>
    public IReadOnlyList<PageWord> ReadWords(BinaryImage page, PageLayout layout)
    {
        // Tesseract's layout analysis fails on images it takes for noise; a page too small for a letter has no words.
        const int smallest = 16;
        if (page.Width < smallest || page.Height < smallest) return [];
        using var image = PixBitmap.FromImage(page);
        var mode = layout == PageLayout.Flowing ? TesseractApi.AutoLayout : TesseractApi.SparseText;
        return _session.Recognize(image, mode, engine => Words(engine, page));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static List<PageWord> Words(TesseractHandle engine, BinaryImage page)
    {
        var words = new List<PageWord>();
        using var iterator = TesseractApi.Iterate(engine);
        if (iterator.IsInvalid) return words;
        var line = -1;
        do
        {
            var pages = TesseractApi.PageIterator(iterator);
            if (TesseractApi.IsFirst(pages, TesseractApi.LevelLine) != 0) line++;
            var text = TesseractApi.TakeText(TesseractApi.IteratorText(iterator, TesseractApi.LevelWord))?.Trim();
            if (string.IsNullOrEmpty(text)) continue;
            if (TesseractApi.BoundingBox(pages, TesseractApi.LevelWord, out var left, out var top, out var right, out var bottom) == 0) continue;
            var box = new PageBox((double)left / page.Width, (double)top / page.Height, (double)right / page.Width, (double)bottom / page.Height);
            words.Add(new PageWord(text, box, Math.Max(line, 0), new RawScore(TesseractApi.Confidence(iterator, TesseractApi.LevelWord))));
        }
        while (TesseractApi.Next(iterator, TesseractApi.LevelWord) != 0);
        return words;
    }
}
