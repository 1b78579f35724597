using System.CommandLine;
using FaxIngest.Native;

namespace FaxIngest.Commands;

/// <summary><c>faxingest office</c>: the child process of a reader that has LibreOffice draw one document. Hidden; it gets no settings.</summary>
internal static class OfficeCommand
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("PATHS") { Arity = new ArgumentArity(4, 4) };
        var command = new Command("office", "Draws an Office file for a reader: folder of LibreOffice, profile, document, PDF.") { paths };
        command.Hidden = true;
        command.SetAction(result =>
        {
            if (result.GetValue(paths) is [var installation, var profile, var input, var output]) OfficeKit.DrawAndExit(installation, profile, input, output);
            return ExitCodes.Fault;
        });
        return command;
    }
}
