namespace FaxIngest.Forms;

/// <summary>How a zone is filled in.</summary>
public enum ZoneStyle
{
    /// <summary>One line of writing.</summary>
    Line,
    /// <summary>One character a cell.</summary>
    Comb,
    /// <summary>Several lines of text.</summary>
    Prose,
    /// <summary>Boxes to mark.</summary>
    Marks,
    /// <summary>A signature: present or absent.</summary>
    Signature,
}
