using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary>Options that mean the same on more than one command.</summary>
internal static class SharedOptions
{
    internal static Option<FileInfo> Roster()
    {
        var option = new Option<FileInfo>("--roster") { Description = "Member roster (CSV) that confirms and repairs what was read. Default: the setting Roster:File.", HelpName = "FILE" };
        return option.AcceptExistingOnly();
    }

    internal static Option<DirectoryInfo> Forms()
    {
        var option = new Option<DirectoryInfo>("--forms") { Description = "Folder with form templates (*.form.json). Default: those that ship with the program.", HelpName = "DIR" };
        return option.AcceptExistingOnly();
    }
}
