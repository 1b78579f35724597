namespace FaxIngest.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    internal const int Success = 0;
    /// <summary>The command line or a setting is wrong; for <c>check</c> and <c>forms check</c>: something is not in order.</summary>
    internal const int Usage = 1;
    /// <summary><c>ledger</c>: something does not add up.</summary>
    internal const int Unbalanced = 1;
    /// <summary><c>read</c>: at least one file could not be read.</summary>
    internal const int Unreadable = 2;
    /// <summary>A fault in the program or the machine, told on stderr.</summary>
    internal const int Fault = 3;
    /// <summary>Ended by Ctrl+C or SIGTERM before it was done (128 + SIGINT).</summary>
    internal const int Canceled = 130;
}
