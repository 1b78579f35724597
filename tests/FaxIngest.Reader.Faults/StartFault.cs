namespace FaxIngest.Reader.Faults;

/// <summary>Readers that never get as far as a document.</summary>
internal static class StartFault
{
    internal const string Hang = "hang";
    internal const string Exit = "exit";
    internal const string Garbage = "garbage";

    internal static int Commit(string how)
    {
        if (how == Garbage) Console.Out.WriteLine("Segmentation fault (core dumped)");
        if (how == Hang) Thread.Sleep(Timeout.Infinite);
        return 3;
    }
}
