namespace FaxIngest.Receive;

/// <summary>What is made of the files that a fax server writes beside its faxes.</summary>
internal enum SidecarUse
{
    /// <summary>One that is there is used. Once a folder has shown some, a fax waits a while for its own.</summary>
    Auto,
    /// <summary>Every fax has one: a fax without goes to a person after its wait.</summary>
    Required,
    /// <summary>There are none: every file is a document.</summary>
    None,
}
