using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary><c>faxingest reader</c>: the child process that opens files nobody trusts. Started by the service, never by a person, so it is hidden; it gets no settings.</summary>
internal static class ReaderCommand
{
    internal static Command Create()
    {
        var command = new Command("reader", "Reads documents for the service over stdin and stdout.") { Hidden = true };
        command.SetAction((_, cancellation) => ServeAsync(cancellation));
        return command;
    }

    private static Task<int> ServeAsync(CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest reader is not built yet");
}
