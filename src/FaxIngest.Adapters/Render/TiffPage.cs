namespace FaxIngest.Render;

/// <summary>What a TIFF says of one of its pages, read before anything is decoded.</summary>
internal sealed record TiffPage
{
    /// <summary>From 1; reduced copies and masks of pages are not counted.</summary>
    public required int Number { get; init; }

    /// <summary>Where its directory starts in the file.</summary>
    public required long Offset { get; init; }

    /// <summary>Pixels across.</summary>
    public required long Width { get; init; }

    /// <summary>Pixels down.</summary>
    public required long Height { get; init; }

    /// <summary>One bit a pixel, as faxes are.</summary>
    public bool Bilevel { get; init; }

    /// <summary>As declared; class F faxes always say it, others may not.</summary>
    public Resolution Resolution { get; init; }

    /// <summary>Packed line by line (G3): a line that cannot be made out costs itself and few more.</summary>
    public bool LineByLine { get; init; }

    /// <summary>Lines in each of its strips.</summary>
    public long LinesPerStrip { get; init; } = long.MaxValue;

    /// <summary>Its first line is the top of the page: what is known of lines holds for the image as it is given.</summary>
    public bool TopDown { get; init; } = true;

    /// <summary>Scan lines the fax receiver could not decode (class F, BadFaxLines).</summary>
    public int BadLines { get; init; }
}
