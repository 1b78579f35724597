using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>Text that a file itself says stands somewhere on a page.</summary>
/// <param name="Text">As the file has it.</param>
/// <param name="Box">Where, in fractions of the page as it is shown.</param>
/// <param name="Origin">What kind of text.</param>
public sealed record PlacedText(string Text, PageBox Box, TextOrigin Origin)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"[{Origin}]";

    /// <summary>The same text on the page turned clockwise.</summary>
    /// <param name="degrees">0, 90, 180 or 270.</param>
    public PlacedText Turn(int degrees) => degrees switch
    {
        90 => this with { Box = new PageBox(1 - Box.Bottom, Box.Left, 1 - Box.Top, Box.Right) },
        180 => this with { Box = new PageBox(1 - Box.Right, 1 - Box.Bottom, 1 - Box.Left, 1 - Box.Top) },
        270 => this with { Box = new PageBox(Box.Top, 1 - Box.Right, Box.Bottom, 1 - Box.Left) },
        _ => this,
    };
}
