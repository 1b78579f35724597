namespace FaxIngest.Receive;

/// <summary>How opening a file in the drop folder went.</summary>
internal enum SourceFileState
{
    /// <summary>Open, and as far as can be told nobody writes.</summary>
    Open,
    /// <summary>Open, but somebody has it open for writing.</summary>
    BeingWritten,
    /// <summary>Somebody holds it exclusively.</summary>
    Locked,
    /// <summary>Gone since the folder was listed.</summary>
    Vanished,
    /// <summary>A link, a pipe, a device: never followed or read.</summary>
    NotAFile,
    /// <summary>Not readable for the service's account.</summary>
    NoAccess,
}
