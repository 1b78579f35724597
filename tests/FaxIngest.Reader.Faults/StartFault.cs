namespace FaxIngest.Reader.Faults;

/// <summary>Readers that never get as far as a document.</summary>
internal static class StartFault
{
    internal const string Hang = "hang";
    internal const string Exit = "exit";
    internal const string Garbage = "garbage";

    /// <summary>A system that lets nobody install filters; then it goes on as usual.</summary>
    internal const string NoFilters = "no-filters";

    internal static void ForbidFilters()
    {
        _ = Native.PosixApi.ProcessControl(Native.PosixApi.NoNewPrivileges, 1, 0, 0, 0);
        if (!Read.NetworkFilter.Forbid((uint)Read.NetworkFilter.OwnCall!.Value)) throw new InvalidOperationException("no filters here");
    }

    internal static int Commit(string how)
    {
        if (how == Garbage) Console.Out.WriteLine("Segmentation fault (core dumped)");
        if (how == Hang) Thread.Sleep(Timeout.Infinite);
        return 3;
    }
}
