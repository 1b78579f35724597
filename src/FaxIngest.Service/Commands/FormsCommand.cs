using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary><c>faxingest forms …</c>: the form templates.</summary>
internal static class FormsCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var forms = SharedOptions.Forms();
        var list = new Command("list", "Lists the form templates: id, type, pages, fields.") { forms };
        list.SetAction((parsed, cancellation) => ListAsync(settings, parsed.GetValue(forms), cancellation));

        var files = new Argument<FileInfo[]>("FILE") { Description = "Templates to check. Default: those that ship with the program.", Arity = ArgumentArity.ZeroOrMore };
        files.AcceptExistingOnly();
        var check = new Command("check", "Checks templates and names every fault with its file and field. Exit code 1: there are faults.") { files };
        check.SetAction((parsed, cancellation) => CheckAsync(settings, parsed.GetValue(files) ?? [], cancellation));

        return new Command("forms", "The form templates that pages are matched against.") { list, check };
    }

    private static Task<int> ListAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, DirectoryInfo? folder, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest forms list is not built yet");

    private static Task<int> CheckAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, IReadOnlyList<FileInfo> files, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest forms check is not built yet");
}
