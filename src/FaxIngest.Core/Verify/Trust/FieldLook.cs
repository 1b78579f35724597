namespace FaxIngest.Verify.Trust;

/// <summary>What a person saw beside the image when saying what a field is.</summary>
public enum FieldLook
{
    /// <summary>The machine's value, to confirm or correct.</summary>
    Shown,
    /// <summary>The image alone: neither the machine's value nor what others keyed.</summary>
    Blind,
    /// <summary>Everything, the answers that differ too: a supervisor decided.</summary>
    Resolved,
}
