namespace FaxIngest.Register;

/// <summary>What a pixel of a template's print belongs to.</summary>
[Flags]
public enum PrintPart
{
    /// <summary>Paper.</summary>
    None = 0,

    /// <summary>A rule that runs across.</summary>
    HorizontalRule = 1,

    /// <summary>A rule that runs down.</summary>
    VerticalRule = 2,

    /// <summary>Everything else: labels, titles, small boxes.</summary>
    Lettering = 4,

    /// <summary>Any print.</summary>
    Any = HorizontalRule | VerticalRule | Lettering,
}
