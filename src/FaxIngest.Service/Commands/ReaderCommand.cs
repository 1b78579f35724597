using System.CommandLine;
using FaxIngest.Read;

namespace FaxIngest.Commands;

/// <summary><c>faxingest reader</c>: the child process that opens files nobody trusts. Started by the service, never by a person, so it is hidden; it gets no settings.</summary>
internal static class ReaderCommand
{
    private static readonly ReaderVendors Vendors = new(VendorParts.LineEngine, VendorParts.PdfContent, VendorParts.MimeParser);

    internal static Command Create()
    {
        var command = new Command("reader", "Reads documents for the service over stdin and stdout.") { Hidden = true };
        command.SetAction((_, _) => ServeAsync());
        return command;
    }

    private static async Task<int> ServeAsync()
    {
        var (requests, answers) = ReaderStreams.Take();
        await using (requests)
        await using (answers) return await new ReaderServer(requests, answers, (setup, progress) => ReaderParts.Open(setup, progress, Vendors)).ServeAsync();
    }
}
