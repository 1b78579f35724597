namespace FaxIngest.Receive;

/// <summary>Whether a file's structure says that all of it is there.</summary>
internal enum FileShape
{
    /// <summary>Its end is there.</summary>
    Whole,
    /// <summary>Empty, or of a known type without its end: still being written, or damaged.</summary>
    NotWhole,
    /// <summary>A type that does not say where it ends.</summary>
    CannotTell,
}
