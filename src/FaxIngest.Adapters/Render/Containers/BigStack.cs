using System.Runtime.ExceptionServices;

namespace FaxIngest.Render.Containers;

/// <summary>Runs a step on a thread with a large stack: parsers that call themselves for every layer of a hostile file overflow an ordinary one, and that ends the process.</summary>
internal static class BigStack
{
    /// <summary>Bytes; touched only as far as it is used.</summary>
    private const int Size = 64 * 1024 * 1024;

    /// <summary>Runs the step and waits for it.</summary>
    internal static T Run<T>(Func<T> step)
    {
        T? result = default;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = step();
                }
                catch (Exception e)
                {
                    fault = ExceptionDispatchInfo.Capture(e);
                }
            },
            Size) { IsBackground = true, Name = "deep parser" };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result!;
    }
}
