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

    internal static Option<FileInfo> Calibration(string use)
    {
        var option = new Option<FileInfo>("--calibration") { Description = $"{use} Default: the setting Decide:Calibration, else the one that ships with the program.", HelpName = "FILE" };
        return option.AcceptExistingOnly();
    }

    internal static Option<DirectoryInfo> Readings() =>
        new("--readings") { Description = "Keeps what was read in this folder and takes from it what was read before.", HelpName = "DIR" };

    /// <summary>The settings with what these options say over them.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string?>> With(IReadOnlyList<KeyValuePair<string, string?>> settings, FileInfo? roster, DirectoryInfo? forms)
    {
        var all = settings.ToList();
        if (roster is not null) all.Add(new("Roster:File", roster.FullName));
        if (forms is not null) all.Add(new("Forms:Folder", forms.FullName));
        return all;
    }
}
