namespace FaxIngest.Receive;

/// <summary>A folder that was opened.</summary>
/// <param name="UidValidity">Together with a UID it names a mail for ever; when it changes, all UIDs are new.</param>
/// <param name="Exists">Mails in it.</param>
/// <param name="Writable">Whether flags can be set and mails moved.</param>
public sealed record OpenMailFolder(uint UidValidity, int Exists, bool Writable);
